/** Splits lines into entries at commas: the lexicon's lists stay short to read and to review. */
export const list = (...lines: string[]): string[] =>
  lines.flatMap((line) => line.split(',').map((entry) => entry.trim()));
