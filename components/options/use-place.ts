/** Where on the page one is: `#limits` is a section, `#limits/clocks.callback.limitMinutes` a setting in it. Kept in the address. */
import { useEffect, useState } from 'preact/hooks';

export interface Place {
  section: string;
  /** The setting that was asked for; null for none. */
  path: string | null;
}

/** The place, and how to go to another. An unknown section is the first one of `known`. */
export function usePlace(known: readonly string[]): [Place, (section: string, path?: string) => void] {
  const [place, setPlace] = useState(() => placeIn(location.hash, known));
  useEffect(() => {
    const follow = () => setPlace(placeIn(location.hash, known));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, [known]);
  const go = (section: string, path?: string) => {
    location.hash = path ? `${section}/${path}` : section;
    // The same address again is no change, but the setting is to be shown again.
    setPlace({ section, path: path ?? null });
  };
  return [place, go];
}

function placeIn(hash: string, known: readonly string[]): Place {
  const [section = '', path] = decoded(hash.slice(1)).split('/', 2);
  return known.includes(section) ? { section, path: path || null } : { section: known[0] ?? '', path: null };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
