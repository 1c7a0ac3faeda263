/** Settings by path, where a macro is named by its id: `macros.lk.text`. Pure. */
import type { Settings } from './schema.ts';
import { isTree, type Tree, valueAt, withValueAt } from './tree.ts';

/** Settings as a tree: macros by id, so that a layer can change one of them. */
export function asTree(settings: unknown): Tree {
  if (!isTree(settings)) return {};
  const { macros } = settings;
  if (!Array.isArray(macros)) return settings;
  return { ...settings, macros: Object.fromEntries(macros.map((macro) => [String(macro?.id), macro])) };
}

/** The way back: macros in a list. */
export function fromTree(tree: Tree): Tree {
  return { ...tree, macros: isTree(tree.macros) ? Object.values(tree.macros) : tree.macros };
}

/** What stands at a dot-separated path; `undefined` where nothing does. */
export function settingAt(settings: unknown, path: string): unknown {
  return valueAt(asTree(settings), path.split('.'));
}

/** The settings with another value at a path; nothing is checked. */
export function withSetting(settings: Settings, path: string, value: unknown): Settings {
  return fromTree(withValueAt(asTree(settings), path.split('.'), value)) as unknown as Settings;
}
