/** Moves rows of a list within their own parent, and back. */

/**
 * Puts these rows first among their siblings, in this order; rows of other parents than the first one's stay. Returns how to put all
 * back: each goes behind the sibling that it stood behind, unless the page has taken either away meanwhile.
 */
export function moveToTop(rows: readonly HTMLElement[]): () => void {
  const parent = rows[0]?.parentElement;
  if (!parent) return () => {};
  const original = [...parent.children];
  const moved = rows.filter((row) => row.parentElement === parent);
  const ours = new Set<Element>(moved);
  const place = original.find((child) => moved.includes(child as HTMLElement))!;
  const before = original[original.indexOf(place) - 1] ?? null;
  let at: Element | null = before;
  for (const row of moved) {
    insertAfter(parent, row, at);
    at = row;
  }
  return () => {
    let last: Element | null = null;
    for (const child of original) {
      if (child.parentElement !== parent) continue;
      if (ours.has(child)) insertAfter(parent, child, last);
      last = child;
    }
  };
}

function insertAfter(parent: Element, node: Element, sibling: Element | null): void {
  const next = sibling ? sibling.nextSibling : parent.firstChild;
  if (next !== node) parent.insertBefore(node, next);
}
