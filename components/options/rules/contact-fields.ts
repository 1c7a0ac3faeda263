/** By what contacts are read in clients' texts, as data: words and masks (R06, R15, R17), and what «утром» means in hours (R16). */
import type { IdentifierKind } from '../../../lib/text/identifiers.ts';
import type { PartsOfDay } from '../../../lib/text/time-phrase.ts';
import type { FieldGroup, SettingField } from '../fields.ts';

const PATTERNS: readonly { kind: IdentifierKind; label: string; clause: string }[] = [
  { kind: 'contract', label: 'номер договора', clause: 'R15' },
  { kind: 'login', label: 'логин', clause: 'R15' },
  { kind: 'inn', label: 'ИНН', clause: 'R06' },
  { kind: 'database', label: 'название базы', clause: 'R17' },
];

const PARTS: readonly { part: keyof PartsOfDay; title: string }[] = [
  { part: 'morning', title: 'утром' },
  { part: 'lunch', title: 'в обед' },
  { part: 'day', title: 'днём' },
  { part: 'evening', title: 'вечером' },
  { part: 'work', title: 'в рабочее время' },
];

export const CONTACT_GROUPS: FieldGroup[] = [
  {
    title: 'Договор, логин, ИНН и база',
    note: 'По одному на строке: слово, после которого стоит значение («договор*», «*» — любое окончание). Для договора и логина можно дать образец самого значения: ДГ-#####, где # — цифра, * — буквы и цифры.',
    fields: PATTERNS.map(
      ({ kind, label, clause }): SettingField => ({
        kind: 'lines',
        path: `contacts.patterns.${kind}`,
        label,
        clause,
        keywords: 'образец маска формат номер распознать',
      }),
    ),
  },
  {
    title: 'Время звонка словами',
    note: 'Какие часы клиент имеет в виду. «До обеда» — до начала обеда, «после обеда» — с его конца.',
    fields: PARTS.flatMap(({ part, title }): SettingField[] => [
      { kind: 'time', path: `contacts.parts.${part}.from`, label: `${title} с`, clause: 'R16', keywords: 'часы суток' },
      { kind: 'time', path: `contacts.parts.${part}.to`, label: 'до' },
    ]),
  },
];
