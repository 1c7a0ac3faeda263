/** The page's draft: changed bit by bit, checked and saved as a whole, never lost to a change that comes from elsewhere. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { equal } from '../../lib/settings/difference.ts';
import { localAfter } from '../../lib/settings/layers.ts';
import { asTree, fromTree, withSetting } from '../../lib/settings/paths.ts';
import type { Settings } from '../../lib/settings/schema.ts';
import { isWithin, type SaveErrors } from './workshop.ts';

export type SaveState = 'clean' | 'dirty' | 'saving' | 'saved' | 'failed';

export interface Draft {
  draft: Settings;
  errors: SaveErrors;
  state: SaveState;
  /** Something was changed that isn't saved. */
  unsaved: boolean;
  set(path: string, value: unknown): void;
  edit(draft: Settings): void;
  /** Gives the errors, empty when saved. */
  submit(): Promise<SaveErrors>;
  revert(): void;
  /** Grows with each revert: what holds a text of its own begins anew. */
  turn: number;
}

/** `settings` are those in force; when they change, whatever was changed here lies over the new ones. */
export function useDraft(settings: Settings, save: (draft: Settings) => Promise<SaveErrors>): Draft {
  const [draft, setDraft] = useState(settings);
  const [errors, setErrors] = useState<SaveErrors>({});
  const [outcome, setOutcome] = useState<'saving' | 'saved' | 'failed' | null>(null);
  const [turn, setTurn] = useState(0);
  const inForce = useRef(settings);
  useLayoutEffect(() => {
    const before = inForce.current;
    inForce.current = settings;
    if (before !== settings) setDraft((mine) => fromTree(localAfter(settings, before, mine)) as unknown as Settings);
  }, [settings]);

  // As trees: browsers keep macros in an order of their own.
  const dirty = !equal(asTree(settings), asTree(draft));
  useUnsavedGuard(dirty);
  const edited = (path: string | null) => {
    setOutcome(null);
    if (path === null) return;
    setErrors((all) => Object.fromEntries(Object.entries(all).filter(([at]) => !isWithin(at, path))));
  };
  return {
    draft,
    errors,
    turn,
    unsaved: dirty,
    state: outcome === 'saving' ? 'saving' : stateOf(dirty, outcome),
    set(path, value) {
      setDraft((mine) => withSetting(mine, path, value));
      edited(path);
    },
    edit(next) {
      setDraft(next);
      edited(null);
    },
    async submit() {
      setOutcome('saving');
      const found = await save(draft);
      setErrors(found);
      setOutcome(Object.keys(found).length > 0 ? 'failed' : 'saved');
      return found;
    },
    revert() {
      setDraft(settings);
      setErrors({});
      setOutcome(null);
      setTurn(turn + 1);
    },
  };
}

function stateOf(dirty: boolean, outcome: 'saved' | 'failed' | null): SaveState {
  if (dirty) return outcome === 'failed' ? 'failed' : 'dirty';
  return outcome === 'saved' ? 'saved' : 'clean';
}

/** The browser asks before a tab with unsaved changes is closed. */
function useUnsavedGuard(unsaved: boolean): void {
  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [unsaved]);
}
