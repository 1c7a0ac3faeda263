/** Which settings are in force: built-in < local < team < managed, and which layer each value comes from. Pure. */
import * as z from 'zod/mini';
import type { SettingsLayer } from '../messages.ts';
import { builtIn, prescribedTexts } from './defaults.ts';
import { difference, removed } from './difference.ts';
import { asTree, fromTree } from './paths.ts';
import { type Settings, settingsSchema } from './schema.ts';
import { cut, isTree, leaves, overlay, type Tree, valueAt, without } from './tree.ts';

/** The layers above the built-in one, as they are stored: patches, of which nothing is certain. */
export type Layers = Partial<Record<Exclude<SettingsLayer, 'builtIn'>, unknown>> & { locks?: readonly Lock[] };

/** A path whose values, and those below it, aren't changed here; and whose layer says so. */
export interface Lock {
  path: string;
  layer: 'team' | 'managed';
}

/** Settings in force. By path (`clocks.firstResponse.limitMinutes`): where from, and what doesn't hold, in Russian. */
export interface Effective {
  settings: Settings;
  origins: Record<string, SettingsLayer>;
  errors: Record<string, string>;
  locks: readonly Lock[];
}

/**
 * Lays the layers over each other. A value that doesn't hold is left out with an error, the layer below is in force there:
 * one bad value never costs the others. What a person has set for himself (`me`) lies over all. Where there is a lock, nothing of the
 * local layer counts.
 */
export function effective(layers: Layers): Effective {
  const { team, managed, locks = [] } = layers;
  const local = locks.reduce((tree, { path }) => cut(tree, path.split('.')), asTree(layers.local));
  let base = asTree(builtIn);
  let settings = builtIn;
  const origins: Effective['origins'] = {};
  const errors: Effective['errors'] = {};
  const order = [
    ['local', local],
    ['team', asTree(team)],
    ['managed', asTree(managed)],
    ['local', { me: local.me }],
  ] as const;
  for (const [layer, patch] of order) {
    const sound = soundPart(base, patch, errors);
    base = sound.tree;
    settings = sound.settings;
    for (const path of leaves(sound.patch)) origins[path.join('.')] = layer;
  }
  return { settings, origins, errors, locks };
}

/** The layer that keeps the value at a path from being changed here: a lock's, or that whose value lies over the local one. */
export function heldBy(effective: Pick<Effective, 'origins' | 'locks'>, path: string): Lock['layer'] | null {
  const lock = effective.locks.find((one) => path === one.path || path.startsWith(`${one.path}.`));
  if (lock) return lock.layer;
  const from = origin(effective, path);
  return (from === 'team' || from === 'managed') && !path.startsWith('me.') ? from : null;
}

/** Where settings differ, by path: what is dealt with as a whole (a number, a text, a list) before and after. */
export interface Change {
  path: string;
  /** `undefined` where there was nothing. */
  before: unknown;
  /** `undefined` where there is nothing any more. */
  after: unknown;
}

/** What changes when `after` takes the place of `before`. */
export function changes(before: Settings, after: Settings): Change[] {
  const [old, young] = [asTree(before), asTree(after)];
  const paths = new Map(
    [...leaves(difference(old, young)), ...leaves(difference(young, old))].map((path) => [path.join('.'), path]),
  );
  return [...paths].map(([path, keys]) => ({ path, before: valueAt(old, keys), after: valueAt(young, keys) }));
}

/** Which layer the value at a path is from. */
export function origin({ origins }: Pick<Effective, 'origins'>, path: string): SettingsLayer {
  return origins[path] ?? 'builtIn';
}

/** What somebody wants to save: the patch to be stored, or every error by its path. */
export type LocalCheck = { ok: true; patch: Tree } | { ok: false; errors: Record<string, string> };

/**
 * Checks a local layer, given as a patch or as whole settings: only what differs from the built-in values is kept; of a person's own
 * ones, what differs from `below`, which is in force without him.
 */
export function checkLocal(local: unknown, below: Settings = builtIn): LocalCheck {
  if (!isTree(local)) return { ok: false, errors: { '': 'Это не настройки' } };
  const base = asTree(builtIn);
  const patch = (difference({ ...base, me: below.me }, asTree(local)) ?? {}) as Tree;
  const result = parse(overlay(base, patch) as Tree);
  return result.ok ? { ok: true, patch } : { ok: false, errors: messages(result.issues) };
}

/**
 * The local layer once somebody has changed the settings in force from `before` to `after`: what he changed lies over it, what he took
 * away isn't in it, what other layers say stays theirs.
 */
export function localAfter(local: unknown, before: Settings, after: Settings): Tree {
  const [old, young] = [asTree(before), asTree(after)];
  const kept = removed(old, young).reduce(cut, asTree(local));
  return overlay(kept, difference(old, young) ?? {}) as Tree;
}

interface Issue {
  path: string[];
  message: string;
}

type Parsed = { ok: true; settings: Settings } | { ok: false; issues: Issue[] };

/** As much of a patch as holds over a base that does; adds what doesn't to `errors`. */
function soundPart(
  base: Tree,
  patch: Tree,
  errors: Record<string, string>,
): { patch: Tree; tree: Tree; settings: Settings } {
  let sound = patch;
  for (;;) {
    const tree = overlay(base, sound) as Tree;
    const result = parse(tree);
    if (result.ok) return { patch: sound, tree, settings: result.settings };
    Object.assign(errors, messages(result.issues));
    const before = sound;
    for (const { path } of result.issues) sound = without(sound, path) ?? sound;
    if (sound === before) return soundPart(base, {}, errors);
  }
}

function parse(tree: Tree): Parsed {
  const result = z.safeParse(settingsSchema, fromTree(tree));
  const issues = result.success
    ? []
    : result.error.issues.map(({ path, message }) => ({ path: named(path, tree), message }));
  issues.push(...prescribedIssues(tree));
  return result.success && issues.length === 0 ? { ok: true, settings: result.data } : { ok: false, issues };
}

/** What the regulation prescribes to the letter stays so until a lead unlocks it (R22–R25, R30). */
function prescribedIssues(tree: Tree): Issue[] {
  return prescribedTexts
    .filter(({ path, text, lock }) => valueAt(tree, path) !== text && valueAt(tree, lock) !== false)
    .map(({ path, clause }) => ({
      path,
      message: `Предписано регламентом дословно (${clause}): сначала снимите блокировку`,
    }));
}

function messages(issues: Issue[]): Record<string, string> {
  return Object.fromEntries(issues.map(({ path, message }) => [path.join('.'), message]));
}

/** An issue's path with a macro's id in place of its number. */
function named(path: readonly PropertyKey[], { macros }: Tree): string[] {
  const [head, index, ...rest] = path.map(String);
  if (head !== 'macros' || index === undefined || !isTree(macros)) return path.map(String);
  return [head, Object.keys(macros)[Number(index)] ?? index, ...rest];
}
