/** Sound: an offscreen page in Chrome, whose worker has none; the event page itself in Firefox (platform.md §10). */
import { browser } from 'wxt/browser';
import { chime } from './chime.ts';
import { tellPages } from './tabs.ts';

const PAGE = '/offscreen.html';

/** Plays the reminder's sound once, as loud as so many percent. False when it can't be heard. */
export async function playSound(volume: number): Promise<boolean> {
  try {
    if (!browser.offscreen) return await chime(volume);
    await openOffscreenPage();
    return (await tellPages('playSound', { volume }))?.ok ?? false;
  } catch (error) {
    console.error('Звук не проигран:', error);
    return false;
  }
}

/** The browser closes it by itself when it has been silent for a while. */
async function openOffscreenPage(): Promise<void> {
  if (await browser.offscreen.hasDocument()) return;
  try {
    const justification = 'Звук напоминания о сроке';
    await browser.offscreen.createDocument({ url: PAGE, reasons: ['AUDIO_PLAYBACK'], justification });
  } catch (error) {
    // Another event may have opened it meanwhile.
    if (!(await browser.offscreen.hasDocument())) throw error;
  }
}
