/** A lead's bindings: pointing starts in a tab, a binding is tried on the open pages, and kept in the local layer. */
import { browser } from 'wxt/browser';
import { PersonError } from '../errors.ts';
import type { FieldName, PageKind } from '../regulation/snapshot.ts';
import type { Binding } from '../settings/schema.ts';
import { loadLayers, saveLocal } from '../settings/store.ts';
import { isTree, overlay, without } from '../settings/tree.ts';
import { putScript } from './page-scripts.ts';
import { askTab, portalTabs } from './tabs.ts';

/** Lets the lead point at a field on the tab's page, which comes to the front. */
export async function startPointing(tabId: number, field: FieldName): Promise<void> {
  const tab = await browser.tabs.update(tabId, { active: true }).catch(() => undefined);
  if (tab?.windowId !== undefined) await browser.windows.update(tab.windowId, { focused: true });
  const started = tab && (await pointIn(tabId, field));
  if (!started) throw new PersonError('Вкладка не отвечает. Обновите её и попробуйте ещё раз.');
}

async function pointIn(tabId: number, field: FieldName): Promise<boolean> {
  await putScript(tabId, 'bind');
  return (await askTab(tabId, 'point', { field })) !== undefined;
}

/** On how many of the open pages of this kind the binding finds its field; those that don't answer aren't counted. */
export async function tryBinding(
  field: FieldName,
  kind: PageKind,
  binding: Binding,
): Promise<{ pages: number; found: number }> {
  const tabs = (await portalTabs()).filter((tab) => tab.kind === kind);
  const answers = await Promise.all(
    tabs.map(async ({ tabId }) => {
      await putScript(tabId, 'bind').catch(() => undefined);
      return (await askTab(tabId, 'holds', { field, binding }))?.holds;
    }),
  );
  const asked = answers.filter((answer) => answer !== undefined);
  return { pages: asked.length, found: asked.filter(Boolean).length };
}

/** Keeps a binding in place of an older one; null takes it away. Rejects in Russian where the settings don't take it. */
export async function saveBinding(field: FieldName, kind: PageKind, binding: Binding | null): Promise<void> {
  const { local } = await loadLayers();
  const kept = isTree(local) ? local : {};
  const changed = binding
    ? overlay(kept, { portal: { bindings: { [kind]: { [field]: binding } } } })
    : (without(kept, ['portal', 'bindings', kind, field]) ?? kept);
  const saved = await saveLocal(changed);
  if (!saved.ok) throw new PersonError(`Привязка не сохранена: ${Object.values(saved.errors).join('; ')}`);
}
