/** What is left when the extension was updated under an open page: a line that needs nothing of it any more. */
import type { HostPart } from '../../lib/overlay/host.ts';
import { OVERLAY_TAG } from '../../lib/portal/roots.ts';

/** A newer script may be on its way to the page, ms. */
const GRACE_MS = 2000;

/** Says so once, unless a newer script has taken the page over by then. Never reloads: something may be typed on the page. */
export function sayGoodbye(): void {
  setTimeout(() => {
    if (document.querySelector(OVERLAY_TAG)) return;
    const host = document.createElement(OVERLAY_TAG);
    host.dataset.part = 'page' satisfies HostPart;
    const shadow = host.attachShadow({ mode: 'open' });
    const line = document.createElement('button');
    line.type = 'button';
    line.textContent = 'Расширение «Дежурный» обновлено — обновите страницу (F5)';
    line.title = 'Убрать';
    line.style.cssText =
      'all:initial;position:fixed;right:12px;bottom:12px;z-index:2147483647;padding:9px 14px;border-radius:8px;background:#2a3140;color:#fff;font:13px/1.4 system-ui,sans-serif;cursor:pointer';
    line.addEventListener('click', () => host.remove());
    shadow.append(line);
    document.documentElement.append(host);
  }, GRACE_MS);
}
