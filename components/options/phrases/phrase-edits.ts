/** What a lead does to the list of canned responses as a whole: adds, copies, removes, moves. Pure. */
import { type Canned, cannedOf, textMacro } from '../../../lib/regulation/canned.ts';
import type { Macro } from '../../../lib/regulation/macro.ts';
import type { Settings } from '../../../lib/settings/schema.ts';

const MOST_TITLE = 60;

/** What was taken away, to be put back. */
export interface Removed {
  macro: Macro;
  shortcut: string;
  /** The order of the list at that time; empty where nobody had set one. */
  order: string[];
}

export const newPhrase = (id: string): Macro => textMacro(id, 'Новая фраза', null, 'Здравствуйте! {курсор}');

export function added(settings: Settings, macro: Macro): Settings {
  return { ...settings, macros: [...settings.macros, macro] };
}

/** A lead's own one with the same words, right after the one that it is a copy of. */
export function copied(settings: Settings, { macro }: Canned, id: string): Settings {
  const title = `${macro.title.slice(0, MOST_TITLE - ' (копия)'.length)} (копия)`;
  const copy: Macro = { ...macro, id, title, clause: null, verbatim: false };
  const order = idsOf(settings).flatMap((one) => (one === macro.id ? [one, id] : [one]));
  return { ...added(settings, copy), canned: { ...settings.canned, order } };
}

export function takenAway(settings: Settings, id: string): [Settings, Removed] {
  const { [id]: shortcut = '', ...shortcuts } = settings.canned.shortcuts;
  const { order } = settings.canned;
  const macro = settings.macros.find((one) => one.id === id)!;
  const left: Settings = {
    ...settings,
    macros: settings.macros.filter((one) => one.id !== id),
    canned: { ...settings.canned, shortcuts, order: order.filter((one) => one !== id) },
  };
  return [left, { macro, shortcut, order }];
}

export function putBack(settings: Settings, { macro, shortcut, order }: Removed): Settings {
  const shortcuts = shortcut ? { ...settings.canned.shortcuts, [macro.id]: shortcut } : settings.canned.shortcuts;
  return { ...added(settings, macro), canned: { ...settings.canned, shortcuts, order } };
}

/** One place up (-1) or down (1); the same settings at the list's end. */
export function moved(settings: Settings, id: string, step: -1 | 1): Settings {
  const order = idsOf(settings);
  const [from, to] = [order.indexOf(id), order.indexOf(id) + step];
  const other = order[to];
  if (from === -1 || other === undefined) return settings;
  return { ...settings, canned: { ...settings.canned, order: order.with(to, id).with(from, other) } };
}

function idsOf(settings: Settings): string[] {
  return cannedOf(settings).map(({ macro }) => macro.id);
}
