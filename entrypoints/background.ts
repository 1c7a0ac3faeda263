import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { offerPractice, onMenuClicked } from '../lib/duty/action-menu.ts';
import { handlers } from '../lib/duty/handlers.ts';
import { onNotificationClicked } from '../lib/duty/notification-click.ts';
import { reinjectContentScripts } from '../lib/duty/page-scripts.ts';
import { keepPolling, POLL_ALARM, poll } from '../lib/duty/poll.ts';
import { keepPortals } from '../lib/duty/portals.ts';
import { receive } from '../lib/duty/receive.ts';
import { reconcile } from '../lib/duty/reconcile.ts';
import { announceSettings } from '../lib/duty/settings-news.ts';
import { refreshTeamFile } from '../lib/duty/team-file.ts';
import { onSettingsChanged } from '../lib/settings/store.ts';

/** Listeners are set at once, at every start: one that is set later misses the event that woke the worker. */
export default defineBackground({
  type: 'module',
  main() {
    receive(handlers);
    onSettingsChanged(() => {
      void announceSettings();
      void keepPortals();
      // A policy may have named another address.
      void refreshTeamFile();
    });
    for (const permissions of [browser.permissions.onAdded, browser.permissions.onRemoved]) {
      permissions.addListener(() => void keepPortals().then(() => reconcile({ changed: true })));
    }
    browser.alarms.onAlarm.addListener(({ name }) => {
      if (name === POLL_ALARM) void poll();
      else void wake();
    });
    // Nothing more to do than to be started with the browser: every start ends in `wake`.
    browser.runtime.onStartup.addListener(() => undefined);
    browser.runtime.onInstalled.addListener(({ reason }) => {
      offerPractice();
      if (reason === 'install') void openFirstRun();
      if (!import.meta.env.FIREFOX) void reinjectContentScripts();
    });
    // On waking from sleep an alarm may come late; that somebody is there again comes at once.
    browser.idle.onStateChanged.addListener((state) => {
      if (state === 'active') void wake();
    });
    browser.notifications.onClicked.addListener((id) => void onNotificationClicked(id));
    browser.contextMenus.onClicked.addListener(onMenuClicked);
    openBoardByIcon();
    void keepPortals();
    void wake();
  },
});

/** What Chrome doesn't have, and therefore its types don't. */
const firefox = browser as unknown as { sidebarAction: { toggle(): Promise<void> } };

/** Once, when it is installed for an operator; a build that a developer loads opens nothing. */
async function openFirstRun(): Promise<void> {
  const { installType } = await browser.management.getSelf();
  if (installType === 'development') return;
  await browser.tabs.create({ url: browser.runtime.getURL('/options.html#first-run') });
}

async function wake(): Promise<void> {
  await reconcile();
  await keepPolling();
  await refreshTeamFile();
}

function openBoardByIcon(): void {
  if (import.meta.env.FIREFOX) browser.action.onClicked.addListener(() => void firefox.sidebarAction.toggle());
  else void browser.sidePanel.setPanelBehavior({ openPanelOnActionClick: true });
}
