/** Whether the portal's page is light or dark, by what it paints, so that the overlay fits in. */

export type Theme = 'light' | 'dark';

/** By the background of the body or the root; where the page paints none, by what the person prefers. */
export function themeOf(doc: Document): Theme {
  const view = doc.defaultView!;
  for (const element of [doc.body, doc.documentElement]) {
    const luminance = element && luminanceOf(view.getComputedStyle(element).backgroundColor);
    if (luminance !== null) return luminance < 0.4 ? 'dark' : 'light';
  }
  return view.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** Calls back with the theme at once and whenever it changes; what it returns looks again, after the page has been redrawn. */
export function watchTheme(doc: Document, changed: (theme: Theme) => void, signal: AbortSignal): () => void {
  let known: Theme | null = null;
  const check = () => {
    const theme = themeOf(doc);
    if (theme === known) return;
    known = theme;
    changed(theme);
  };
  const observer = new MutationObserver(check);
  for (const element of [doc.documentElement, doc.body]) {
    observer.observe(element, { attributes: true, attributeFilter: ['class', 'style', 'data-theme'] });
  }
  signal.addEventListener('abort', () => observer.disconnect());
  doc.defaultView!.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', check, { signal });
  check();
  return check;
}

/** 0 is black, 1 white; null for a colour that lets what is below it through. */
function luminanceOf(color: string): number | null {
  const parts = /^rgba?\(([\d.]+)[, ]+([\d.]+)[, ]+([\d.]+)(?:[, /]+([\d.]+))?\)$/.exec(color);
  if (!parts || Number(parts[4] ?? 1) < 0.5) return null;
  const [red = 0, green = 0, blue = 0] = parts.slice(1, 4).map((part) => Number(part) / 255);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
