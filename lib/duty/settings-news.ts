/** Changed settings are in force at once: open pages get them, and open tickets are judged by them. */
import { loadSettings } from '../settings/store.ts';
import { rejudgeOpen } from './reconcile.ts';
import { tellTabs } from './tabs.ts';

export async function announceSettings(): Promise<void> {
  const { settings } = await loadSettings();
  await Promise.all([tellTabs('settingsChanged', { settings }), rejudgeOpen()]);
}
