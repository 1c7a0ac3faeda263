/** Which part of a section is in sight, where it shows one at a time. */
import { useState } from 'preact/hooks';
import type { Place } from './use-place.ts';

/** What the place asks for (`idOf` its path; null for nothing of the kind), until the person chooses another. */
export function useChosen(
  place: Place,
  idOf: (path: string) => string | null,
): [id: string | null, choose: (id: string) => void] {
  const [choice, setChoice] = useState<{ id: string | null; place: Place | null }>({ id: null, place: null });
  const asked = place.path === null ? null : idOf(place.path);
  const id = choice.place === place ? choice.id : (asked ?? choice.id);
  return [id, (chosen) => setChoice({ id: chosen, place })];
}
