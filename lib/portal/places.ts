/** The places of a page that guidance points at: a field as a person sees it, the button that saves, the way to the report. */

import type { FieldName } from '../regulation/snapshot.ts';
import { collectControls } from './control.ts';
import type { FieldHandle, Recognised } from './handles.ts';
import { newTicketAnchor } from './new-ticket-link.ts';
import { reportAnchor, searchInput } from './report-search.ts';
import { OVERLAY_TAG } from './roots.ts';
import { savingControl } from './saves.ts';
import { isInSight } from './visibility.ts';

/** A field, or `save`: the portal's own button; `newTicket` and `report`: links that lead there; `search`: where the report is asked. */
export type PortalPlace = FieldName | 'save' | 'newTicket' | 'report' | 'search';

/** A rectangle in the window, px. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** What a person sees of a place; null where it isn't on the page, isn't in sight, or isn't sure. */
export function findPlace(place: PortalPlace, page: Recognised): HTMLElement | null {
  const found = seek(place, page);
  return found !== null && isInSight(found) && isReachable(found) ? found : null;
}

function seek(place: PortalPlace, page: Recognised): HTMLElement | null {
  const doc = page.root.ownerDocument;
  switch (place) {
    case 'save':
      return savingControl(page);
    case 'newTicket':
      return newTicketAnchor(doc);
    case 'report':
      return reportAnchor(doc);
    case 'search':
      return searchInput(doc);
    default:
      return page.handles[place] ? faceOf(page.handles[place]) : null;
  }
}

/** The widget that is drawn over a field, the frame of an editor; else the field itself. */
function faceOf({ element, kind }: FieldHandle): HTMLElement | null {
  const doc = element.ownerDocument;
  if (kind === 'editor-frame') return doc.defaultView?.frameElement as HTMLElement | null;
  if (isInSight(element)) return element;
  const node = element.getRootNode() as Document | ShadowRoot;
  const controls = collectControls({ node, doc, frames: [], host: null });
  return controls.find((control) => control.element === element)?.face ?? null;
}

/** False for what a modal dialog of the page makes inert. */
function isReachable(element: HTMLElement): boolean {
  const dialogs = [...element.ownerDocument.querySelectorAll<HTMLDialogElement>('dialog[open]')];
  const modal = dialogs.findLast((dialog) => dialog.matches(':modal'));
  return modal === undefined || modal.contains(element);
}

/** Where an element stands in the overlay's window, across the frames that lead to it; null where nothing of it has a size. */
export function boxOf(element: HTMLElement): Box | null {
  let { left, top, width, height } = element.getBoundingClientRect();
  if (width === 0 || height === 0) return null;
  for (let frame = frameOf(element); frame !== null; frame = frameOf(frame)) {
    const outer = frame.getBoundingClientRect();
    left += outer.left + frame.clientLeft;
    top += outer.top + frame.clientTop;
  }
  return { left, top, width, height };
}

/** Null in the document that the overlay lies over: practice shows that one in a frame itself. */
function frameOf(element: Element): HTMLElement | null {
  const { ownerDocument } = element;
  return ownerDocument === document ? null : (ownerDocument.defaultView?.frameElement as HTMLElement | null);
}

const PRESSABLE =
  'a[href],button,input:not([type=hidden]),select,textarea,label,summary,iframe,[role=button],[role=link],[role=combobox],[role=checkbox],[contenteditable=true],[onclick]';
/** Of a huge page so many are looked at. */
const MOST_PRESSABLE = 1500;

/** What can be pressed or typed into in the window as it is scrolled now. Our own overlay is left out. */
export function pressables(doc: Document): Box[] {
  const { innerWidth = 0, innerHeight = 0 } = doc.defaultView ?? {};
  return [...doc.querySelectorAll<HTMLElement>(PRESSABLE)].slice(0, MOST_PRESSABLE).flatMap((element) => {
    if (element.closest(OVERLAY_TAG)) return [];
    const { left, top, width, height } = element.getBoundingClientRect();
    const inWindow = left < innerWidth && top < innerHeight && left + width > 0 && top + height > 0;
    return inWindow && width > 0 && height > 0 ? [{ left, top, width, height }] : [];
  });
}
