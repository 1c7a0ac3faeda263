/** «Подпись: значение» in a page's text, whatever it is made of: one line, two cells, `dt` and `dd`, a label over its value. */
import type { Line } from './lines.ts';
import { clean, fold } from './words.ts';

export interface Pair {
  /** Folded, without the colon. */
  label: string;
  value: string;
  /** The element that bears the value. */
  element: Element;
  /** The block in which the label stands. */
  labelled: Element;
}

export interface Pairs {
  all: Pair[];
  /** The first pair whose label matches. */
  entry(label: RegExp): Pair | null;
  /** Its value. */
  find(label: RegExp): string | null;
}

const LONGEST_LABEL = 45;

/**
 * The pairs of these lines. A label that ends a line is followed by its value; a label without a colon counts only where the markup sets
 * it apart (a cell, `dt`, bold, a label's class) from what follows it.
 */
export function pairsOf(lines: Line[]): Pairs {
  const all: Pair[] = [];
  for (const [index, line] of lines.entries()) {
    const parts = partsOf(line.text);
    if (parts.length > 1) {
      addParts(all, parts, line);
      continue;
    }
    const inline = /^([^:]{1,45}?)\s?:\s(\S.*)$/u.exec(line.text);
    if (inline) {
      add(all, inline[1]!, inline[2]!, line.pieces.at(-1)!.element, line.block);
      continue;
    }
    const next = lines[index + 1];
    const split = splitInline(line);
    if (split) add(all, split.label, split.value, split.element, line.block);
    else if (next && line.text.length <= LONGEST_LABEL && (line.text.endsWith(':') || isSetApart(line))) {
      const areHeaders = line.block.localName === 'th' && next.block.localName === 'th';
      if (!next.text.endsWith(':') && !areHeaders) add(all, line.text, next.text, next.block, line.block);
    }
  }
  const entry = (label: RegExp) => all.find((pair) => label.test(pair.label)) ?? null;
  return { all, entry, find: (label) => entry(label)?.value ?? null };
}

const PART = /\s*[·•|]\s*|[,;]\s+(?=(?:№\s?)?\p{L}[\p{L} ]{1,30}:\s)/u;

/** The parts of a line that tells several things: «Договор: 12, логин: ivan», «№ 31 · Ответственный: Иван · обновлена 24.07.2026». */
function partsOf(text: string): string[] {
  return /[·•|]|[,;] /u.test(text) && /[:\d]/u.test(text) ? text.split(PART) : [text];
}

function addParts(pairs: Pair[], parts: string[], line: Line): void {
  for (const part of parts) {
    const [, label, value] =
      /^([^:]{1,45}?)\s?:\s(\S.*)$/u.exec(part) ?? /^(\p{L}[\p{L} ]{3,30}) (\d.*)$/u.exec(part) ?? [];
    if (label === undefined || value === undefined) continue;
    const bearer = line.pieces.find((piece) => piece.text.includes(value)) ?? line.pieces.at(-1)!;
    add(pairs, label, value, bearer.element, line.block);
  }
}

function add(pairs: Pair[], label: string, value: string, element: Element, labelled: Element): void {
  const text = fold(label).replace(/[\s:*]+$/u, '');
  const plain = clean(value);
  if (text && /[\p{L}\p{N}✓✔☑✗✘✕]/u.test(plain)) pairs.push({ label: text, value: plain, element, labelled });
}

/** `<b>Статус</b> Новая`: a line of two elements without a colon. */
function splitInline(line: Line): { label: string; value: string; element: Element } | null {
  const pieces = line.pieces.filter((piece) => piece.text.trim());
  const [first, ...rest] = pieces;
  if (!first || rest.length === 0 || first.element === rest[0]!.element || first.element === line.block) return null;
  if (first.text.length > LONGEST_LABEL) return null;
  return { label: first.text, value: rest.map((piece) => piece.text).join(' '), element: rest.at(-1)!.element };
}

function isLabelElement(element: Element): boolean {
  if (/^(?:b|strong|label|dt|th)$/.test(element.localName)) return true;
  return /label|caption|name|term|key|title|подпись/i.test(element.getAttribute('class') ?? '');
}

/** The first of two boxes in a row, with a row of the same make beside it. */
function isFirstOfTwo(block: Element): boolean {
  const row = block.parentElement;
  const beside = row?.nextElementSibling ?? row?.previousElementSibling;
  if (row?.childElementCount !== 2 || row.firstElementChild !== block || block.localName !== 'div') return false;
  const alike = (a: Element, b: Element) => a.localName === b.localName && a.className === b.className;
  return beside?.childElementCount === 2 && alike(row, beside) && alike(block, beside.firstElementChild!);
}

function isSetApart(line: Line): boolean {
  const { block } = line;
  if (isFirstOfTwo(block)) return true;
  if (/^(?:dt|th|td|label)$/.test(block.localName)) return true;
  return (
    isLabelElement(block) || (line.pieces.length > 0 && line.pieces.every((piece) => isLabelElement(piece.element)))
  );
}
