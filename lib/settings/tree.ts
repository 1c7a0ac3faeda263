/** Layers of settings as plain trees: what lies over what (`difference.ts` has the way back). Pure. */

export type Tree = { [key: string]: unknown };

/** Keys that reach an object's prototype; imported files may hold them. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

export function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `base` with `patch` over it: trees are merged key by key, anything else replaces. Neither is changed. */
export function overlay(base: unknown, patch: unknown): unknown {
  if (patch === undefined) return base;
  if (!isTree(patch)) return patch;
  const merged: Tree = isTree(base) ? { ...base } : {};
  for (const key of keysOf(patch)) merged[key] = overlay(merged[key], patch[key]);
  return merged;
}

/** The paths at which a tree holds values that are no trees. */
export function leaves(value: unknown, path: string[] = []): string[][] {
  if (!isTree(value)) return value === undefined ? [] : [path];
  return keysOf(value).flatMap((key) => leaves(value[key], [...path, key]));
}

/**
 * The tree without what stands at the path; where it has nothing there, without the nearest thing above that it has. `null`
 * when nothing of the path is in it.
 */
export function without(tree: Tree, [key, ...rest]: readonly string[]): Tree | null {
  if (key === undefined || !Object.hasOwn(tree, key)) return null;
  const { [key]: child, ...others } = tree;
  const pruned = isTree(child) ? without(child, rest) : null;
  return pruned ? { ...others, [key]: pruned } : others;
}

/** What stands at a path; `undefined` where nothing does. */
export function valueAt(tree: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((node, key) => (isTree(node) && Object.hasOwn(node, key) ? node[key] : undefined), tree);
}

/** A copy of the tree in which a value stands at the path; nothing else of it is copied or changed. */
export function withValueAt(tree: Tree, [key, ...rest]: readonly string[], value: unknown): Tree {
  if (key === undefined || FORBIDDEN.has(key)) return tree;
  const child = tree[key];
  return { ...tree, [key]: rest.length === 0 ? value : withValueAt(isTree(child) ? child : {}, rest, value) };
}

/** The tree without what stands at the path or below it; the same tree where nothing does. */
export function cut(tree: Tree, [key, ...rest]: readonly string[]): Tree {
  if (key === undefined || !Object.hasOwn(tree, key)) return tree;
  const { [key]: child, ...others } = tree;
  if (rest.length === 0) return others;
  return isTree(child) ? { ...others, [key]: cut(child, rest) } : tree;
}

/** A copy of parsed JSON without keys that reach a prototype. */
export function tidy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(tidy);
  if (!isTree(value)) return value;
  return Object.fromEntries(keysOf(value).map((key) => [key, tidy(value[key])]));
}

/** Whether trees and lists lie in each other more than so many times. */
export function isDeeper(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return depth === 0 || Object.values(value).some((inner) => isDeeper(inner, depth - 1));
}

function keysOf(tree: Tree): string[] {
  return Object.keys(tree).filter((key) => !FORBIDDEN.has(key));
}
