/**
 * The leads' workshop: sections beside a navigation (`sections.tsx`), one draft that is checked and saved as a whole. An error leads
 * to its section.
 */
import { useEffect } from 'preact/hooks';
import type { SettingsReport } from '../../lib/messages.ts';
import { equal } from '../../lib/settings/difference.ts';
import { heldBy } from '../../lib/settings/layers.ts';
import { settingAt } from '../../lib/settings/paths.ts';
import type { Settings } from '../../lib/settings/schema.ts';
import { SaveBar } from './SaveBar.tsx';
import { SearchBox } from './SearchBox.tsx';
import { SectionNav } from './SectionNav.tsx';
import { controlId } from './Setting.tsx';
import { SECTIONS } from './sections.tsx';
import { useDraft } from './use-draft.ts';
import { usePlace } from './use-place.ts';
import {
  isWithin,
  type OptionsPorts,
  type OptionsSection,
  type Origin,
  type SaveErrors,
  type Workshop,
} from './workshop.ts';

interface Props {
  report: SettingsReport;
  builtIn: Settings;
  save(draft: Settings): Promise<SaveErrors>;
  ports: OptionsPorts;
}

const IDS = SECTIONS.map(({ id }) => id);

export function OptionsPage({ report, builtIn, save, ports }: Props) {
  const { settings, errors: stored } = report;
  const { draft, errors, state, unsaved, set, edit, submit, revert, turn } = useDraft(settings, save);
  const [place, go] = usePlace(IDS);
  const section = SECTIONS.find(({ id }) => id === place.section)!;

  const trySave = async () => {
    const paths = Object.keys(await submit());
    const first = paths.find((path) => originOf(path, draft, report) === 'draft') ?? paths[0];
    const owner = first === undefined ? undefined : ownerOf(first);
    if (first !== undefined && owner) go(owner.id, first);
  };
  useKey(
    (event) => event.code === 'KeyS' && (event.ctrlKey || event.metaKey),
    () => void trySave(),
  );
  useEffect(() => {
    if (place.path) show(place.path);
    else scrollTo({ top: 0 });
  }, [place]);

  const workshop: Workshop = {
    draft,
    settings,
    builtIn,
    unsaved,
    errors,
    stored,
    set,
    edit,
    ports,
    place,
    origin: (path) => originOf(path, draft, report),
    locked: (path) => heldBy(report, path),
  };
  return (
    <form
      class="ui options"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void trySave();
      }}
    >
      <header class="top">
        <div>
          <h1>Дежурный: настройки</h1>
          <p class="hint">Изменения действуют сразу во всех открытых вкладках портала.</p>
        </div>
        <SearchBox sections={SECTIONS} onGo={go} />
      </header>
      <SectionNav sections={SECTIONS} current={section.id} errors={countBySection(errors)} />
      <main aria-labelledby="section-title" data-section={section.id}>
        <h2 id="section-title" class="section-title">
          {section.title}
        </h2>
        {section.lead && <p class="hint">{section.lead}</p>}
        <div class="section-body" key={`${section.id} ${turn}`}>
          <section.Body workshop={workshop} />
        </div>
      </main>
      <SaveBar state={state} words={wordsWithoutPlace(errors)} onRevert={revert} />
    </form>
  );
}

/** The section that an error leads to: the one with the longest of its paths. */
function ownerOf(path: string): OptionsSection | undefined {
  const depth = ({ paths }: OptionsSection) =>
    Math.max(...paths.filter((own) => isWithin(path, own)).map((own) => own.length));
  const owners = SECTIONS.filter(({ paths }) => paths.some((own) => isWithin(path, own)));
  return owners.sort((a, b) => depth(b) - depth(a))[0];
}

function countBySection(errors: SaveErrors): Map<string, number> {
  const counts = new Map<string, number>();
  for (const path of Object.keys(errors)) {
    const owner = ownerOf(path);
    if (owner) counts.set(owner.id, (counts.get(owner.id) ?? 0) + 1);
  }
  return counts;
}

/** What no section can show beside its setting. */
function wordsWithoutPlace(errors: SaveErrors): string[] {
  const homeless = Object.entries(errors).filter(([path]) => !ownerOf(path));
  return homeless.map(([path, words]) => (path === '' ? words : `${path}: ${words}`));
}

/** The strongest layer of the values at a path. */
function originOf(path: string, draft: Settings, { settings, origins }: SettingsReport): Origin {
  if (!equal(settingAt(draft, path), settingAt(settings, path))) return 'draft';
  const layers = Object.entries(origins).filter(([at]) => isWithin(at, path) || isWithin(path, at));
  return (['managed', 'team', 'local'] as const).find((layer) => layers.some(([, one]) => one === layer)) ?? 'builtIn';
}

/** Brings a setting into view and the keyboard to it; where its path has no control, to what is wrong in the section. */
function show(path: string): void {
  const control =
    document.getElementById(controlId(path)) ?? document.querySelector<HTMLElement>('main [aria-invalid]');
  control?.scrollIntoView({ block: 'center' });
  control?.focus({ preventScroll: true });
}

function useKey(matches: (event: KeyboardEvent) => boolean, act: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!matches(event)) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });
}
