/** The keys of a portal page: what is mounted on it hears them, in the Russian and the Latin layout alike. */
import { SYMPTOMS } from '../text/symptom-names.ts';
import { type Hotkey, PALETTE_KEY } from './key-guard.ts';
import type { MountedPage } from './page.ts';

/** `mounted` gives what is on the page when a key is pressed; keys that it doesn't know do nothing. */
export function pageHotkeys(mounted: () => MountedPage | null, newCall: () => void): Hotkey[] {
  return [
    { code: 'KeyD', alt: true, shift: true, act: () => mounted()?.toggle?.() },
    { code: 'KeyN', alt: true, shift: true, act: newCall },
    { ...PALETTE_KEY, act: () => mounted()?.palette?.() },
    { code: 'KeyU', alt: true, shift: true, act: () => mounted()?.sort?.() },
    { code: 'KeyB', alt: true, shift: true, act: () => mounted()?.notAboutBase?.() },
    ...SYMPTOMS.map((symptom, index) => ({
      code: `Digit${index + 1}`,
      alt: true,
      shift: true,
      act: () => mounted()?.mark?.(symptom),
    })),
  ];
}
