/** Search across the settings: sections and single settings, by their words. */
import { type Searched, searchTexts } from '../../lib/text/search.ts';
import type { OptionsSection } from './workshop.ts';

/** What was found: a section, or a setting in it. */
export interface Finding {
  /** Unique. */
  id: string;
  section: string;
  /** Null for the section itself. */
  path: string | null;
  title: string;
  /** Where it is. */
  place: string;
}

const BOOST = { title: 4, keywords: 2, hint: 1, place: 1 };
const MOST = 10;

/** At most ten, best first. */
export function searchSettings(sections: readonly OptionsSection[], query: string): Finding[] {
  const all = sections.flatMap(entriesOf);
  const byId = new Map(all.map(({ finding }) => [finding.id, finding]));
  const texts = all.map(({ finding: { id }, ...rest }) => ({ id, ...rest }));
  return searchTexts(texts, query, BOOST)
    .slice(0, MOST)
    .map((id) => byId.get(id)!);
}

type Entry = Omit<Searched<keyof typeof BOOST>, 'id'> & { finding: Finding };

function entriesOf({ id, title, group, lead = '', keywords = '', settings = [] }: OptionsSection): Entry[] {
  const whole: Entry = {
    finding: { id, section: id, path: null, title, place: group },
    texts: { title, keywords, hint: lead, place: group },
  };
  const single = settings.map((setting): Entry => {
    const name = setting.about ? `${setting.about}: ${setting.label}` : setting.label;
    return {
      finding: { id: `${id}/${setting.path}`, section: id, path: setting.path, title: name, place: title },
      texts: { title: name, keywords: setting.keywords ?? '', hint: setting.hint ?? '', place: title },
    };
  });
  return [whole, ...single];
}
