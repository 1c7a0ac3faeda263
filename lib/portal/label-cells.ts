/** Labels by the cells of a table. */
import type { Control } from './control.ts';
import { hasControl, shortTextOf } from './element-text.ts';
import type { AddLabel, LabelSource } from './label.ts';
import { isBoundElsewhere } from './label-target.ts';

/** The labels that a table gives: the cell left, for a checkbox the cell right, the cell above, the row above. */
export function addCells(cell: HTMLTableCellElement, control: Control, push: AddLabel): boolean {
  const row = cell.parentElement as HTMLTableRowElement | null;
  if (row === null || row.cells === undefined) return false;
  const cells = [...row.cells];
  const place = cells.indexOf(cell);
  let found = false;
  const give = (label: Element, source: LabelSource) => {
    if (shortTextOf(label) === '' || isLabelOfAnother(label, control)) return false;
    push(shortTextOf(label), source, label);
    found = true;
    return true;
  };
  const isCheck = control.kind === 'checkbox';
  const first = cells.find((one) => hasControl(one) || shortTextOf(one) !== '');
  const textsFollow = isCheck && first !== undefined && hasControl(first) && cells.indexOf(first) <= place;
  if (textsFollow) {
    const right = cells[place + 1];
    if (right !== undefined && !hasControl(right) && give(right, 'cell right')) return true;
  }
  for (let i = place - 1; i >= 0; i--) {
    if (hasControl(cells[i]!)) break;
    if (give(cells[i]!, 'cell left')) break;
  }
  const above = addAbove(row, cell, control, give);
  return found || above;
}

function isLabelOfAnother(cell: Element, control: Control): boolean {
  const label = cell.querySelector('label');
  return label !== null && isBoundElsewhere(label, control);
}

/** The column where a cell begins, counting the spans of those before it. */
function columnOf(cell: HTMLTableCellElement): number {
  let column = 0;
  for (const one of (cell.parentElement as HTMLTableRowElement).cells) {
    if (one === cell) return column;
    column += one.colSpan;
  }
  return column;
}

function cellAt(row: HTMLTableRowElement, column: number): HTMLTableCellElement | null {
  let from = 0;
  for (const cell of row.cells) {
    if (column < from + cell.colSpan) return cell;
    from += cell.colSpan;
  }
  return null;
}

function rowBefore(row: HTMLTableRowElement): HTMLTableRowElement | null {
  const previous = row.previousElementSibling;
  if (previous !== null) return previous.localName === 'tr' ? (previous as HTMLTableRowElement) : null;
  const head = row.parentElement?.previousElementSibling;
  if (head?.localName !== 'thead') return null;
  const rows = (head as HTMLTableSectionElement).rows;
  return rows[rows.length - 1] ?? null;
}

/** The row above when it has no control: for a row of several fields its cell of the same column, else its first text. */
function addAbove(
  row: HTMLTableRowElement,
  cell: HTMLTableCellElement,
  control: Control,
  give: (label: Element, source: LabelSource) => boolean,
): boolean {
  const above = rowBefore(row);
  if (above === null || hasControl(above)) return false;
  const fields = [...row.cells].filter((one) => hasControl(one)).length;
  const texts = [...above.cells].filter((one) => shortTextOf(one) !== '');
  const same = cellAt(above, columnOf(cell));
  if (same !== null && shortTextOf(same) !== '' && (fields > 1 || texts.length === 1 || same.localName === 'th')) {
    return give(same, 'cell above');
  }
  const isLarge = control.kind === 'textarea' || control.kind === 'contenteditable' || control.kind === 'editor-frame';
  const first = texts[0];
  return isLarge && first !== undefined && fields === 1 ? give(first, 'row above') : false;
}
