import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isInThread, packDraft, unpackDraft } from '../../../lib/overlay/drafts.ts';
import { noteInThread } from '../../../lib/overlay/progress.ts';
import { MACROS } from '../../../lib/regulation/macros.ts';
import type { ThreadMessage } from '../../../lib/regulation/snapshot.ts';

const said = (text: string, more: Partial<ThreadMessage> = {}): ThreadMessage => ({
  ...{ author: 'staff', hidden: false, at: null, text },
  ...more,
});

describe('a text on its way into the thread', () => {
  it('comes back as what it was: a hidden comment never as a public text', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (text) => {
        expect(unpackDraft(packDraft({ text, internal: true }))).toEqual({ text, internal: true });
      }),
    );
    expect(unpackDraft(packDraft({ text: 'Добрый день', internal: false })).internal).toBe(false);
  });

  it('is seen in the thread however the portal breaks its lines and long words', () => {
    const draft = { text: 'Передали заявку\nпрограммистам', internal: false };
    expect(isInThread(draft, [said('Передали  зая вку программистам\n-- \nОператор')])).toBe(true);
  });

  it('is not in the thread because a client wrote the same, or because a hidden one became public', () => {
    const draft = { text: 'Перезвоним', internal: true };
    expect(isInThread(draft, [said('Перезвоним', { author: 'client' })])).toBe(false);
    expect(isInThread(draft, [said('Перезвоним')])).toBe(false);
    expect(isInThread(draft, [said('Перезвоним', { hidden: true })])).toBe(true);
  });
});

describe('R22: the note with the contact person', () => {
  const lk = MACROS.find(({ id }) => id === 'lk')!;
  const note = 'Контактное лицо по заявке: Образцов Пример';

  it('is found in a hidden message of staff, with the name', () => {
    expect(noteInThread(lk, {}, [said('Другое'), said(note, { hidden: true })])).toBe('Образцов Пример');
  });

  it('is nothing in public, or from the client', () => {
    expect(noteInThread(lk, {}, [said(note)])).toBeNull();
    expect(noteInThread(lk, {}, [said(note, { hidden: true, author: 'client' })])).toBeNull();
  });
});
