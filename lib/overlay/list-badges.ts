/** Badges in the rows of the portal's list: out of the flow, made once, mended after redraws, a pass a tick. */
import type { RowView } from '../messages.ts';
import type { RowHandle } from '../portal/handles.ts';
import type { ClockRules } from '../regulation/rules.ts';
import { badgeOf, type RowBadge } from './row-badges.ts';
import type { Theme } from './theme.ts';

export const BADGE_TAG = 'dezhurny-badge';

/** How far (px) a badge is moved from the end of its title; `badge.css` reads it. */
const SHIFT = '--dezhurny-shift';

interface Badge {
  host: HTMLElement;
  words: HTMLElement;
  shown: RowBadge;
}

export interface ListBadges {
  /** Makes the rows' badges what they should be at `now` (ms). Rows that are gone lose theirs. */
  show(rows: ReadonlyMap<string, RowHandle>, views: Readonly<Record<string, RowView>>, now: number): void;
  /** Only what has run on since. */
  tick(views: Readonly<Record<string, RowView>>, now: number): void;
  paint(theme: Theme): void;
  remove(): void;
}

export function createListBadges(doc: Document, css: string, rules: () => ClockRules): ListBadges {
  const badges = new Map<string, Badge>();
  let theme: Theme = 'light';

  const paint = ({ host, words, shown }: Badge) => {
    words.textContent = shown.text;
    words.dataset.tone = shown.tone;
    words.dataset.theme = theme;
    host.title = shown.title;
  };
  const update = (badge: Badge, view: RowView, now: number) => {
    const next = badgeOf(view, rules(), now);
    const changed = next.text !== badge.shown.text || next.tone !== badge.shown.tone;
    badge.shown = next;
    if (changed) paint(badge);
  };

  return {
    show: (rows, views, now) => {
      const first = rows.values().next().value;
      const atLink = first !== undefined && isArranged(first.title);
      for (const [id, { title }] of rows) {
        const view = views[id];
        if (!view) continue;
        let badge = badges.get(id);
        if (badge) update(badge, view, now);
        else {
          badge = makeBadge(doc, css, badgeOf(view, rules(), now));
          badges.set(id, badge);
          paint(badge);
        }
        const place = (atLink && title.querySelector('a')) || title;
        if (badge.host.parentNode !== place) place.append(badge.host);
      }
      for (const [id, { host }] of badges) {
        if (rows.has(id) && views[id]) continue;
        host.remove();
        badges.delete(id);
      }
      keepInCells([...badges.values()]);
    },
    tick: (views, now) => {
      const changed: Badge[] = [];
      for (const [id, badge] of badges) {
        const view = views[id];
        if (!view || badge.shown.until === null || now < badge.shown.until) continue;
        update(badge, view, now);
        changed.push(badge);
      }
      keepInCells(changed);
    },
    paint: (next) => {
      theme = next;
      for (const badge of badges.values()) paint(badge);
    },
    remove: () => {
      for (const { host } of badges.values()) host.remove();
      badges.clear();
    },
  };
}

const CELL = 'td, [role=cell], [role=gridcell]';

/** A title may fill its cell: then the badge lies over the title's end, not over the next column. All is measured before anything is moved. */
function keepInCells(badges: readonly Badge[]): void {
  const measured = badges.map(({ host }) => {
    const cell = host.parentElement?.closest(CELL);
    const moved = Number.parseFloat(host.style.getPropertyValue(SHIFT)) || 0;
    const over = cell ? host.getBoundingClientRect().right - moved - cell.getBoundingClientRect().right : 0;
    return { host, moved, shift: over > 0 ? -Math.ceil(over) : 0 };
  });
  for (const { host, moved, shift } of measured) if (shift !== moved) host.style.setProperty(SHIFT, `${shift}px`);
}

/** A flex or grid box would put an element without a place at its start, over the title. */
function isArranged(element: HTMLElement): boolean {
  const { display } = element.ownerDocument.defaultView!.getComputedStyle(element);
  return display.includes('flex') || display.includes('grid');
}

/** The root is closed: neither the portal's nor our own reader of the page walks into it. */
function makeBadge(doc: Document, css: string, shown: RowBadge): Badge {
  const host = doc.createElement(BADGE_TAG);
  const shadow = host.attachShadow({ mode: 'closed' });
  const style = doc.createElement('style');
  style.textContent = css;
  const words = doc.createElement('span');
  shadow.append(style, words);
  return { host, words, shown };
}
