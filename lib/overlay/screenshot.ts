/** Screenshots that the operator pastes (R18): into the portal's file field, said in the panel, and out again; a warning about too large a file. */
import { type Attachment, attachFile, detachFile, holdsFile, sizeLimit } from '../portal/attach.ts';
import type { Recognised } from '../portal/handles.ts';
import { sizeText } from '../text/file-size.ts';
import { moscowDayTime } from '../text/moscow.ts';
import type { Notes } from './notes.ts';

export interface Screenshots {
  pasted(images: File[]): void;
  /** What the operator has chosen in the portal's field by hand. */
  chosen(files: File[]): void;
  /** The form may have been sent or redrawn: what it doesn't hold any more isn't said to be attached. */
  look(): void;
}

interface Ports {
  now(): number;
  /** The page as it is now. */
  page(): Recognised;
  notes: Notes;
  unfold(): void;
  /** A field holds something else now. */
  changed(): void;
}

const BY_HAND = 'Вставьте снимок в поле портала сами.';

const REFUSED: Record<Exclude<Attachment['how'], 'attached'>, string> = {
  noField: `На этой странице не нашлось поля для файлов. ${BY_HAND}`,
  full: `Снимок не приложен: во всех полях для файлов уже что-то выбрано. Сохраните заявку, а снимок вставьте в следующее сообщение.`,
  refused: `Браузер не дал положить снимок в поле. ${BY_HAND}`,
  handedOver: 'Портал сам забрал снимок из поля. Проверьте на странице, что он приложен.',
};

export function createScreenshots({ now, page, notes, unfold, changed }: Ports): Screenshots {
  const { note, forget } = notes;
  const attached = new Map<string, Extract<Attachment, { how: 'attached' }>>();
  let count = 0;

  const attach = (image: File) => {
    const file = named(image, now());
    const here = page();
    const done = attachFile(here, file);
    if (done.how !== 'attached') {
      note({ id: 'screenshot-failed', tone: 'warn', text: REFUSED[done.how] });
      return;
    }
    forget('screenshot-failed');
    const id = `screenshot-${++count}`;
    attached.set(id, done);
    const warning = tooLarge(file, sizeLimit(here));
    const text = `Снимок приложен: ${file.name}, ${sizeText(file.size)}. ${warning ?? ''}`.trim();
    const tone = warning ? 'warn' : 'ok';
    note({ id, tone, text, action: 'Убрать', dismiss: 'Оставить' }, (accepted) => {
      attached.delete(id);
      if (!accepted) return;
      if (!detachFile(done.field, done.file)) {
        note({ id: 'screenshot-failed', tone: 'bad', text: 'Снимок остался в поле. Уберите его на странице сами.' });
      }
      changed();
    });
  };

  return {
    pasted: (images) => {
      unfold();
      for (const image of images) attach(image);
      changed();
    },
    chosen: (files) => {
      const limit = sizeLimit(page());
      const large = files.filter((file) => tooLarge(file, limit));
      if (large.length === 0) {
        forget('file-size');
        return;
      }
      unfold();
      const text = large.map((file) => `${file.name}, ${sizeText(file.size)}. ${tooLarge(file, limit)}`).join(' ');
      note({ id: 'file-size', tone: 'warn', text });
    },
    look: () => {
      for (const [id, { field, file }] of attached) {
        if (holdsFile(field, file)) continue;
        attached.delete(id);
        forget(id);
      }
    },
  };
}

/** The warning about a file that is larger than the limit, both in bytes; null for a smaller one. */
function tooLarge({ size }: File, limit: number): string | null {
  return size > limit ? `Файл больше ${sizeText(limit)}: портал может его не принять.` : null;
}

/** Every image from the clipboard is called `image.png`: that one gets the moment for its name, Moscow time; others keep theirs. */
function named(image: File, at: number): File {
  if (!/^image\.\w+$/.test(image.name)) return image;
  const kind = image.name.slice(image.name.lastIndexOf('.'));
  const stamp = moscowDayTime(at).replace(/\D+/g, '-');
  return new File([image], `screenshot-${stamp}${kind}`, { type: image.type, lastModified: at });
}
