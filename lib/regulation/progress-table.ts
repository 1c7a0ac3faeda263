/** Several people's progress side by side: a row for each clause, people in alphabetical order. No marks for people, no speed. Pure. */
import { clauseOf, type Edition } from './clauses.ts';
import { type ClauseProgress, stumbles } from './progress.ts';
import type { ProgressFile } from './progress-file.ts';

/** One clause; a cell for each person, null where his file says nothing of it. */
export interface ProgressRow {
  clause: string;
  cells: (ClauseProgress | null)[];
  /** How many of the people it gives trouble. */
  stumbling: number;
}

export interface ProgressTable {
  people: ProgressFile[];
  /** Those that give most people trouble first, then in the regulation's order. */
  rows: ProgressRow[];
}

export function progressTable(files: readonly ProgressFile[]): ProgressTable {
  const people = files.toSorted((a, b) => a.name.localeCompare(b.name, 'ru') || a.from.localeCompare(b.from));
  const clauses = [...new Set(people.flatMap((file) => file.clauses.map(({ clause }) => clause)))].sort();
  const rows = clauses.map((clause): ProgressRow => {
    const cells = people.map((file) => file.clauses.find((line) => line.clause === clause) ?? null);
    return { clause, cells, stumbling: cells.filter((line) => line !== null && stumbles(line)).length };
  });
  return { people, rows: rows.sort((a, b) => b.stumbling - a.stumbling) };
}

/** What is said of one clause and one person, Russian, trouble first; nothing where there is nothing to say. */
export function progressWords({ shown, done, skipped, missing, late, right, of }: ClauseProgress): {
  words: string;
  trouble: boolean;
}[] {
  const said = [
    { words: `шаг пропущен: ${skipped}`, trouble: true, says: skipped > 0 },
    { words: `сохранено без поля: ${missing}`, trouble: true, says: missing > 0 },
    { words: `срок вышел: ${late}`, trouble: true, says: late > 0 },
    { words: `тренировка: ${right} из ${of}`, trouble: right < of, says: of > 0 },
    { words: `подсказано ${shown}, сделано ${done}`, trouble: false, says: shown > 0 },
  ];
  return said.flatMap(({ says, ...one }) => (says ? [one] : []));
}

/** The table as text: the clauses that give trouble, with their words and whom. */
export function progressText({ people, rows }: ProgressTable, edition: Edition): string {
  const head = `Успехи по пунктам регламента: ${people.map(({ name, from, to }) => `${name} (${span({ from, to })})`).join(', ')}.`;
  const parts = rows
    .filter(({ stumbling }) => stumbling > 0)
    .map(({ clause, cells }) => {
      const lines = cells.flatMap((line, index) =>
        line && stumbles(line)
          ? [
              `— ${people[index]!.name}: ${progressWords(line)
                .map(({ words }) => words)
                .join(', ')}`,
            ]
          : [],
      );
      return [`${clause}. «${clauseOf(clause, edition)?.quote ?? ''}»`, ...lines].join('\n');
    });
  return [head, ...(parts.length > 0 ? parts : ['Никто ни на чём не спотыкается.'])].join('\n\n');
}

/** «01.11–30.11.2026». */
export function span({ from, to }: { from: string; to: string }): string {
  const [year, month, day] = to.split('-');
  const [, fromMonth, fromDay] = from.split('-');
  return `${fromDay}.${fromMonth}–${day}.${month}.${year}`;
}
