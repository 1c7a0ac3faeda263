import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createEditDraft } from '../../../lib/overlay/edit-draft.ts';
import { createNotes, type Notes } from '../../../lib/overlay/notes.ts';
import type { TicketSnapshot } from '../../../lib/regulation/snapshot.ts';
import { field, ticket } from '../duty/world.ts';

type Values = Record<string, string>;

const page = (values: Values): TicketSnapshot =>
  ticket('38417', 0, 'Не печатает', {
    fields: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, field(value)])),
  });

const SHOWN = { phone: '', database: 'ЗУП', status: 'Открыта' };

let kept: string | null;
let notes: Notes;
const write = vi.fn(async () => true);

/** The page is loaded, showing `values`. */
const load = (values: Values, sent = false) => {
  notes = createNotes();
  const ask = async (_: string, { edits }: { edits: string | null }) => {
    kept = edits;
    return { ok: true, value: { ok: true } };
  };
  const draft = createEditDraft({ ask: ask as never, first: page(values), notes, write });
  draft.restore(kept, page(values), sent);
  return draft;
};
const offered = () => notes.list.value.map(({ text }) => text);

beforeEach(() => {
  kept = null;
  write.mockClear();
});

describe('what was changed in the fields of a ticket', () => {
  test('is offered when the page comes back without it, and put back at the operator’s word', () => {
    load(SHOWN).keep(page({ ...SHOWN, phone: '+79000000001', status: 'На менеджера' }));
    load(SHOWN);
    expect(offered()).toEqual([expect.stringContaining('телефон «+79000000001», статус «На менеджера»')]);
    notes.answer('edits', true);
    expect(write).toHaveBeenCalledWith({ phone: '+79000000001', status: 'На менеджера' });
  });

  test('outlives a second loss, and what is typed meanwhile joins it', () => {
    load(SHOWN).keep(page({ ...SHOWN, phone: '+79000000001' }));
    load(SHOWN).keep(page({ ...SHOWN, database: 'УТ' }));
    load(SHOWN);
    expect(offered()).toEqual([expect.stringContaining('телефон «+79000000001», база «УТ»')]);
  });

  test('is forgotten once the page shows it, however the portal writes it', () => {
    load(SHOWN).keep(page({ ...SHOWN, phone: '+7 900 000-00-01' }));
    load({ ...SHOWN, phone: '+79000000001' });
    expect([offered(), kept]).toEqual([[], null]);
  });

  test('is forgotten when its message has come into the thread: the portal has taken the form', () => {
    load(SHOWN).keep(page({ ...SHOWN, status: 'На менеджера' }));
    load({ ...SHOWN, status: 'В работе' }, true);
    expect([offered(), kept]).toEqual([[], null]);
  });

  test('is offered again when it could not be put back', async () => {
    load(SHOWN).keep(page({ ...SHOWN, phone: '+79000000001' }));
    load(SHOWN);
    write.mockResolvedValueOnce(false);
    notes.answer('edits', true);
    await vi.waitFor(() => expect(offered()).toHaveLength(1));
    expect(kept).toContain('+79000000001');
  });

  test('leaves alone what was typed after it was offered', () => {
    load(SHOWN).keep(page({ ...SHOWN, phone: '+79000000001', database: 'УТ' }));
    load(SHOWN).keep(page({ ...SHOWN, phone: '+79000000002' }));
    notes.answer('edits', true);
    expect(write).toHaveBeenCalledWith({ database: 'УТ' });
  });

  test('is forgotten when the operator doesn’t want it', () => {
    load(SHOWN).keep(page({ ...SHOWN, phone: '+79000000001' }));
    load(SHOWN);
    notes.answer('edits', false);
    expect([kept, write.mock.calls]).toEqual([null, []]);
  });

  test('is not offered for a field that the page has no more', () => {
    load(SHOWN).keep(page({ ...SHOWN, phone: '+79000000001' }));
    load({ database: 'ЗУП' });
    expect(offered()).toEqual([]);
  });
});
