/** Files in the portal's own file fields (R18): puts a pasted image into one, and notices what the operator pastes or chooses. */
import { MIB } from '../text/file-size.ts';
import type { Recognised } from './handles.ts';

/** `handedOver`: the page took the file out of its field at once, to upload it itself or because it doesn't want it. */
export type Attachment =
  | { how: 'attached'; field: HTMLInputElement; file: File }
  | { how: 'handedOver' | 'noField' | 'full' | 'refused' };

/** A form that names no limit: what servers of such portals commonly still take in one file; a usual screenshot has a tenth of it. */
const USUAL_LIMIT = 10 * MIB;

/**
 * Puts a file into the first of the form's file fields with room for it. What the operator has chosen before stays: a field for one
 * file that holds one is passed over.
 */
export function attachFile(page: Recognised, file: File): Attachment {
  const fields = fileFields(page);
  if (fields.length === 0) return { how: 'noField' };
  const field = fields.find(({ multiple, files }) => multiple || files?.length === 0);
  if (!field) return { how: 'full' };
  if (!setFiles(field, [...(field.files ?? []), file]) || !holdsFile(field, file)) return { how: 'refused' };
  announce(field);
  return holdsFile(field, file) ? { how: 'attached', field, file } : { how: 'handedOver' };
}

/** Takes a file out of its field, the others stay; false when it is there still. */
export function detachFile(field: HTMLInputElement, file: File): boolean {
  if (!holdsFile(field, file)) return true;
  const rest = [...field.files!].filter((one) => !isSame(one, file));
  if (!setFiles(field, rest) || holdsFile(field, file)) return false;
  announce(field);
  return true;
}

/** Whether a field that is still on the page holds this file. */
export function holdsFile(field: HTMLInputElement, file: File): boolean {
  return field.isConnected && [...(field.files ?? [])].some((one) => isSame(one, file));
}

/** The largest file that the form says it takes (PHP's hidden `MAX_FILE_SIZE`), in bytes; else the usual limit. */
export function sizeLimit({ handles }: Recognised): number {
  const form = (handles.files?.element as HTMLInputElement | undefined)?.form;
  const named = Number(form?.querySelector<HTMLInputElement>('input[type=hidden][name=MAX_FILE_SIZE]')?.value);
  return Number.isFinite(named) && named > 0 ? named : USUAL_LIMIT;
}

interface Watch {
  page(): Recognised;
  /** Images that the operator has pasted, where nothing on the page takes them. */
  pasted(images: File[]): void;
  /** What one of the portal's file fields holds after the operator's own choice. */
  chosen(files: File[]): void;
}

/** Watches until `signal`. What the page's own scripts do with a paste goes first; texts and rich editors keep theirs. */
export function watchFiles(view: Window, { page, pasted, chosen }: Watch, signal: AbortSignal): void {
  view.addEventListener(
    'paste',
    (event) => {
      if (!event.isTrusted || event.defaultPrevented || isTakenThere(event)) return;
      const images = [...(event.clipboardData?.files ?? [])].filter(({ type }) => type.startsWith('image/'));
      if (images.length === 0) return;
      event.preventDefault();
      pasted(images);
    },
    { signal },
  );
  view.addEventListener(
    'change',
    (event) => {
      const field = event.composedPath()[0] as HTMLInputElement;
      if (event.isTrusted && field.type === 'file' && fileFields(page()).includes(field)) {
        chosen([...(field.files ?? [])]);
      }
    },
    { capture: true, signal },
  );
}

/** An editor takes images itself; cells of a table are copied as a text with its picture, and a text field takes the text. */
function isTakenThere(event: ClipboardEvent): boolean {
  const target = event.composedPath()[0] as HTMLElement;
  if (target.isContentEditable) return true;
  return /^(?:input|textarea)$/.test(target.localName) && (event.clipboardData?.types.includes('text/plain') ?? false);
}

/** The file fields of the ticket's form, the recognised one first. */
function fileFields({ handles }: Recognised): HTMLInputElement[] {
  const first = handles.files?.element as HTMLInputElement | undefined;
  if (!first?.isConnected) return [];
  const inForm = [...(first.form?.elements ?? [])] as HTMLInputElement[];
  const fields = new Set([first, ...inForm.filter(({ type }) => type === 'file')]);
  return [...fields].filter(({ disabled }) => !disabled);
}

function setFiles(field: HTMLInputElement, files: File[]): boolean {
  try {
    const transfer = new DataTransfer();
    for (const file of files) transfer.items.add(file);
    field.files = transfer.files;
    return true;
  } catch {
    return false;
  }
}

function announce(field: HTMLInputElement): void {
  for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
}

function isSame(one: File, other: File): boolean {
  return one.name === other.name && one.size === other.size && one.lastModified === other.lastModified;
}
