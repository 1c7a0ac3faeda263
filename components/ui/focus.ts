/** The focus, and as little scrolling as shows the field whole: a browser's own would bring it into the middle. */
export function focusInView(field: HTMLElement): void {
  field.focus({ preventScroll: true });
  field.scrollIntoView({ block: 'nearest' });
}
