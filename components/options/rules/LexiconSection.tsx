/** The words by which trouble is read in tickets, as leads change them over the built-in ones (R28). */
import { LEXICON_LISTS, type LexiconList } from '../../../lib/text/lexicon-lists.ts';
import { FieldsForm } from '../FieldsForm.tsx';
import type { FieldGroup, SettingField } from '../fields.ts';
import type { Workshop } from '../workshop.ts';
import { TryLexicon } from './TryLexicon.tsx';

const TITLES: Record<LexiconList, string> = {
  hang: 'Признаки зависания',
  unavailable: 'Признаки недоступности',
  kicked: 'Признаки того, что выкидывает',
  cannot_enter: 'Признаки того, что не войти в базу',
  solved: 'Снимает признак: уже решено',
  request: 'Снимает признак: это просьба',
  elsewhere: 'Снимает признак: не наше (сторонняя служба, устройство)',
};

export const LEXICON_GROUPS: FieldGroup[] = [
  {
    title: 'Свои слова',
    note: 'Слово или фраза на строке, дополнительно к встроенным. «*» в конце слова — любое окончание: «подвеш*».',
    fields: LEXICON_LISTS.map(
      (name): SettingField => ({ kind: 'lines', path: `lexicon.add.${name}`, label: TITLES[name] }),
    ),
  },
  {
    title: 'Больше не признак',
    fields: [{ kind: 'lines', path: 'lexicon.remove', label: 'Убрать встроенные слова' }],
  },
];

export function LexiconSection({ workshop }: { workshop: Workshop }) {
  return (
    <>
      <FieldsForm groups={LEXICON_GROUPS} workshop={workshop} />
      <TryLexicon changes={workshop.draft.lexicon} inForce={workshop.settings.lexicon} />
    </>
  );
}
