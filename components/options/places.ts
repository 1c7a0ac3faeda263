/** What leads tell of their portal, channel and instructions, as data: what the form shows, and how a value is written as text. */
import { INSTRUCTION_IDS, INSTRUCTIONS } from '../../lib/regulation/client-check.ts';

/** One text of the settings. `path` is its place in `Settings`, dot-separated. */
export interface PlaceField {
  path: string;
  label: string;
  clause: string | null;
  /** `lines`: a list, an entry a line. `path`: an address on the portal, where nothing means null. */
  kind: 'text' | 'lines' | 'path';
  hint?: string;
  placeholder?: string;
}

export interface PlaceGroup {
  title: string;
  fields: PlaceField[];
}

export const PLACE_GROUPS: PlaceGroup[] = [
  {
    title: 'Связь со 2-й линией',
    fields: [
      { path: 'consult.name', label: 'как называется', clause: 'R13b', kind: 'text', placeholder: 'Скайп' },
      {
        path: 'consult.link',
        label: 'ссылка на чат',
        clause: 'R13b',
        kind: 'text',
        hint: 'https:, skype: или mailto:',
      },
      {
        path: 'consult.phone',
        label: 'куда звонить, если молчат',
        clause: 'R26',
        kind: 'text',
        hint: 'пока номера нет, «пора звонить» его не покажет',
      },
    ],
  },
  {
    title: 'Адреса на портале',
    fields: [
      { path: 'portal.listUrl', label: 'список заявок', clause: null, kind: 'path', hint: 'пусто: узнаётся само' },
      {
        path: 'portal.newTicketUrl',
        label: 'новая заявка',
        clause: null,
        kind: 'path',
        hint: 'пусто: по ссылке страницы',
      },
      {
        path: 'portal.reportUrl',
        label: 'отчёт по клиентам',
        clause: 'R06',
        kind: 'path',
        hint: 'пусто: по ссылке «Отчёт»',
      },
      {
        path: 'portal.reportQuery',
        label: 'запрос к отчёту',
        clause: 'R06',
        kind: 'path',
        placeholder: 'q={запрос}',
        hint: 'подставляются {запрос}, {договор}, {логин}, {инн}, {организация}; пусто: из формы поиска отчёта',
      },
    ],
  },
  {
    title: 'Сотрудники',
    fields: [
      {
        path: 'portal.staffNames',
        label: 'имена, по которым в переписке узнают сотрудника, по одному в строке',
        clause: null,
        kind: 'lines',
        hint: 'нужно там, где страница сама не отмечает сотрудников',
      },
    ],
  },
  {
    title: 'Ссылки на инструкции',
    fields: INSTRUCTION_IDS.map((id) => ({
      path: `instructions.${id}`,
      label: INSTRUCTIONS[id],
      clause: 'R11',
      kind: 'text',
      placeholder: 'https://',
    })),
  },
];

/** A value as it stands in the field. */
export function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.join('\n');
  return typeof value === 'string' ? value : '';
}

/** What the settings hold for the text in the field. */
export function valueFrom({ kind }: PlaceField, text: string): unknown {
  if (kind === 'path') return text.trim() || null;
  if (kind === 'text') return text;
  return text.split('\n');
}
