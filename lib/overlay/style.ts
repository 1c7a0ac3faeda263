/** Styles of what we put into shadow roots. */

/**
 * Adds a style; returns how to take it away. Pages of the extension take no inline style, content scripts of Firefox no constructed
 * sheet: each gets what it can.
 */
export function addStyle(shadow: ShadowRoot, css: string): () => void {
  if (location.protocol.endsWith('-extension:')) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    shadow.adoptedStyleSheets.push(sheet);
    return () => {
      shadow.adoptedStyleSheets = shadow.adoptedStyleSheets.filter((one) => one !== sheet);
    };
  }
  const style = shadow.ownerDocument.createElement('style');
  style.textContent = css;
  shadow.append(style);
  return () => style.remove();
}
