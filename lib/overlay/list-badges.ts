/**
 * Badges in the rows of the portal's list: out of the flow, made for the rows that are in sight or near, mended after redraws. Where a row
 * stands is told by intersection observers, which know it when the page has laid itself out: nothing here forces a layout.
 */
import type { RowView } from '../messages.ts';
import type { RowHandle } from '../portal/handles.ts';
import type { Observation } from '../portal/observe.ts';
import type { ClockRules } from '../regulation/rules.ts';
import { badgeOf, type RowBadge } from './row-badges.ts';
import { addStyle } from './style.ts';
import type { Theme } from './theme.ts';

export const BADGE_TAG = 'dezhurny-badge';

/** How far (px) a badge is moved from the end of its title; `badge.css` reads it. */
const SHIFT = '--dezhurny-shift';

interface Badge {
  host: HTMLElement;
  words: HTMLElement;
  shown: RowBadge;
  /** The title leaves no room for all the words. */
  brief: boolean;
}

export interface ListBadges {
  /** Makes the rows' badges what they should be at `now` (ms). Rows that are gone lose theirs. */
  show(rows: ReadonlyMap<string, RowHandle>, views: Readonly<Record<string, RowView>>, now: number): void;
  /** Only what has run on since. */
  tick(views: Readonly<Record<string, RowView>>, now: number): void;
  paint(theme: Theme): void;
  remove(): void;
}

interface Ports {
  css: string;
  rules(): ClockRules;
  quietly: Observation['quietly'];
}

/** So far outside the window a row has its badge already: a screen each way. */
const NEAR = '100% 0px';

export function createListBadges(doc: Document, { css, rules, quietly }: Ports): ListBadges {
  const badges = new Map<string, Badge>();
  const byHost = new WeakMap<Element, Badge>();
  /** The rows by what bears their titles, which is what is watched. */
  const watched = new Map<string, HTMLElement>();
  const rowOf = new WeakMap<Element, string>();
  let views: Readonly<Record<string, RowView>> = {};
  let now = 0;
  let theme: Theme = 'light';
  /** The titles arrange what is in them, so a badge goes into the link. Asked before anything is moved. */
  let inLinks = false;

  const paint = ({ host, words, shown, brief }: Badge) => {
    words.textContent = brief ? shown.brief : shown.text;
    words.dataset.tone = shown.tone;
    words.dataset.theme = theme;
    host.title = shown.title;
  };
  const update = (badge: Badge, view: RowView) => {
    const next = badgeOf(view, rules(), now);
    const changed = next.text !== badge.shown.text || next.tone !== badge.shown.tone;
    badge.shown = next;
    if (!changed) return;
    badge.brief = false;
    paint(badge);
    place(badge);
  };
  const place = ({ host }: Badge) => {
    placed.unobserve(host);
    placed.observe(host);
  };
  const put = (id: string, title: HTMLElement) => {
    const view = views[id];
    if (!view) return;
    let badge = badges.get(id);
    if (!badge) {
      badge = makeBadge(doc, css, badgeOf(view, rules(), now));
      badges.set(id, badge);
      byHost.set(badge.host, badge);
      paint(badge);
    }
    const parent = (inLinks && title.querySelector('a')) || title;
    if (badge.host.parentNode !== parent) parent.append(badge.host);
    place(badge);
  };
  const drop = (id: string) => {
    badges.get(id)?.host.remove();
    badges.delete(id);
  };

  const near = new IntersectionObserver(
    (entries) =>
      quietly(() => {
        inLinks = isArranged(entries[0]!.target);
        for (const { target, isIntersecting } of entries) {
          const id = rowOf.get(target);
          if (isIntersecting && id !== undefined && watched.get(id) === target) put(id, target as HTMLElement);
        }
      }),
    { rootMargin: NEAR },
  );
  const placed = new IntersectionObserver((entries) =>
    quietly(() => {
      for (const entry of entries) {
        placed.unobserve(entry.target);
        const badge = byHost.get(entry.target);
        if (badge) keepInCell(badge, entry);
      }
    }),
  );
  /** Where a title fills its cell, the badge says it briefly; where that is too much still, it lies over the title's end, not over the next column. */
  const keepInCell = (badge: Badge, { boundingClientRect: { right } }: IntersectionObserverEntry) => {
    const { host, shown } = badge;
    const cell = host.parentElement?.closest(CELL);
    const moved = Number.parseFloat(host.style.getPropertyValue(SHIFT)) || 0;
    const over = cell ? right - moved - cell.getBoundingClientRect().right : 0;
    if (over > 0 && !badge.brief && shown.brief !== shown.text) {
      badge.brief = true;
      paint(badge);
      place(badge);
      return;
    }
    const shift = over > 0 ? -Math.ceil(over) : 0;
    if (shift !== moved) host.style.setProperty(SHIFT, `${shift}px`);
  };

  return {
    show: (rows, nextViews, at) => {
      views = nextViews;
      now = at;
      const fresh = new Set<string>();
      for (const [id, { title }] of rows) {
        const old = watched.get(id);
        if (!views[id] || old === title) continue;
        if (old) near.unobserve(old);
        watched.set(id, title);
        rowOf.set(title, id);
        near.observe(title);
        fresh.add(id);
      }
      for (const [id, title] of watched) {
        if (rows.has(id) && views[id]) continue;
        near.unobserve(title);
        watched.delete(id);
        drop(id);
      }
      for (const [id, badge] of badges) {
        update(badge, views[id]!);
        // A row that was redrawn inside has thrown its badge out; one that is new gets it when it is near.
        const title = watched.get(id)!;
        if (!fresh.has(id) && !title.contains(badge.host)) put(id, title);
      }
    },
    tick: (nextViews, at) => {
      views = nextViews;
      now = at;
      for (const [id, badge] of badges) {
        const view = views[id];
        if (view && badge.shown.until !== null && now >= badge.shown.until) update(badge, view);
      }
    },
    paint: (next) => {
      theme = next;
      for (const badge of badges.values()) paint(badge);
    },
    remove: () => {
      near.disconnect();
      placed.disconnect();
      for (const id of [...badges.keys()]) drop(id);
      watched.clear();
    },
  };
}

const CELL = 'td, [role=cell], [role=gridcell]';

/** A flex or grid box would put an element without a place at its start, over the title. */
function isArranged(element: Element): boolean {
  const { display } = element.ownerDocument.defaultView!.getComputedStyle(element);
  return display.includes('flex') || display.includes('grid');
}

/** The root is closed: neither the portal's nor our own reader of the page walks into it. */
function makeBadge(doc: Document, css: string, shown: RowBadge): Badge {
  const host = doc.createElement(BADGE_TAG);
  const shadow = host.attachShadow({ mode: 'closed' });
  addStyle(shadow, css);
  const words = doc.createElement('span');
  shadow.append(words);
  return { host, words, shown, brief: false };
}
