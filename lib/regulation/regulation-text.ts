/** The whole regulation by its sections, as the site has it: clauses by id, and the words that are no clause. */
import { clauseOf, type Edition, remarkOn } from './clauses.ts';

/** A clause by its id, or plain words; `mark` is what stands before it in the list. */
type Source = { mark?: string } & ({ clause: string } | { text: string });

const numbered = (sources: readonly Source[]): Source[] =>
  sources.map((source, index) => ({ mark: `${index + 1}.`, ...source }));
const clause = (id: string, mark?: string): Source => ({ clause: id, ...(mark !== undefined && { mark }) });
const bullet = (id: string) => clause(id, '•');

const TEXT: readonly { title: string; paragraphs: readonly Source[] }[] = [
  {
    title: 'Обязательства',
    paragraphs: numbered([
      { text: 'Осуществлять оперативную помощь клиентам.' },
      ...['R01', 'R02', 'R03', 'R04', 'R05'].map((id) => clause(id)),
    ]),
  },
  {
    title: 'Порядок действий при обращении клиента',
    paragraphs: [
      ...numbered(['R06', 'R07', 'R08', 'R09', 'R10', 'R11'].map((id) => clause(id))),
      clause('R12', '7.'),
      ...['R12a', 'R12b'].map(bullet),
      clause('R13', '8.'),
      ...['R13a', 'R13b', 'R13c', 'R13d'].map(bullet),
    ],
  },
  { title: 'Примечание', paragraphs: [clause('R14')] },
  {
    title: 'Порядок заведения заявок в личном кабинете Е-офис24',
    paragraphs: ['R15', 'R16', 'R17', 'R18'].map(bullet),
  },
  {
    title: 'Дальнейшая обработка заявки',
    paragraphs: [...['R19', 'R20', 'R21'].map((id) => clause(id)), ...['R22', 'R23', 'R24', 'R25'].map(bullet)],
  },
  {
    title: 'Критические проблемы',
    paragraphs: [clause('R26'), clause('R27'), ...['R27a', 'R27b', 'R27c', 'R27d'].map(bullet)],
  },
  { title: 'Чрезвычайные ситуации', paragraphs: ['R28', 'R29', 'R30', 'R31'].map((id) => clause(id)) },
];

/** One paragraph as it is read. `clause` is null for words that are no clause. */
export interface Paragraph {
  clause: string | null;
  mark: string;
  text: string;
  /** What has to be said of it; null for most. */
  remark: string | null;
}

export interface RegulationSection {
  title: string;
  paragraphs: Paragraph[];
}

/** The text in force. */
export function regulationText(edition: Edition): RegulationSection[] {
  return TEXT.map(({ title, paragraphs }) => ({
    title,
    paragraphs: paragraphs.map((source) => {
      const { mark = '' } = source;
      if (!('clause' in source)) return { clause: null, mark, text: source.text, remark: null };
      const id = source.clause;
      return { clause: id, mark, text: clauseOf(id, edition)?.quote ?? '', remark: remarkOn(id) };
    }),
  }));
}
