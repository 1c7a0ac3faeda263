/** Every canned response in one list, in the palette's order, and the editor of the chosen one. */
import { useEffect, useState } from 'preact/hooks';
import { type Canned, cannedOf } from '../../../lib/regulation/canned.ts';
import { MACROS, PHRASES } from '../../../lib/regulation/macros.ts';
import { searchCanned } from '../../../lib/regulation/phrase-search.ts';
import { Button } from '../../ui/Button.tsx';
import { useChosen } from '../use-chosen.ts';
import type { FindableSetting, Workshop } from '../workshop.ts';
import { PhraseEditor } from './PhraseEditor.tsx';
import { PhraseList } from './PhraseList.tsx';
import { added, copied, moved, newPhrase, putBack, type Removed, takenAway } from './phrase-edits.ts';

/** How often each was used in so many days, by id. */
export interface PhraseUses {
  days: number;
  counts: Record<string, number>;
}

/** Built-in ones, for the search across the settings. */
export const PHRASE_SETTINGS: FindableSetting[] = [
  ...MACROS.map(({ id, title, text }) => ({ path: `macros.${id}.text`, label: title, keywords: text })),
  ...PHRASES.map(({ id, title, text }) => ({ path: `phrases.${id}`, label: title, keywords: text })),
];

export function PhrasesSection({ workshop }: { workshop: Workshop }) {
  const { draft, edit, locked, place, ports } = workshop;
  const [query, setQuery] = useState('');
  const [uses, setUses] = useState<PhraseUses | null>(null);
  const [removed, setRemoved] = useState<Removed | null>(null);
  const [asked, choose] = useChosen(place, idIn);
  useEffect(() => {
    ports.phraseUses().then(setUses, () => setUses(null));
  }, []);

  const all = cannedOf(draft);
  const chosen = all.find(({ macro }) => macro.id === asked) ?? all[0]!;
  const found = searchCanned(all, query);

  const add = () => {
    const macro = newPhrase(newId());
    edit(added(draft, macro));
    setQuery('');
    choose(macro.id);
  };
  const copy = (one: Canned) => {
    const id = newId();
    edit(copied(draft, one, id));
    setQuery('');
    choose(id);
  };
  const remove = ({ macro }: Canned) => {
    const [left, gone] = takenAway(draft, macro.id);
    const at = all.findIndex((one) => one.macro.id === macro.id);
    edit(left);
    setRemoved(gone);
    choose((all[at + 1] ?? all[at - 1]!).macro.id);
  };
  return (
    <>
      <div class="phrases-bar">
        <input
          type="search"
          aria-label="Найти фразу"
          placeholder="Слово, название или сокращение"
          autocomplete="off"
          spellcheck={false}
          value={query}
          onInput={({ currentTarget }) => setQuery(currentTarget.value)}
        />
        <Button kind="primary" name="phrase-add" disabled={locked('macros') !== null} onPress={add}>
          Добавить фразу
        </Button>
      </div>
      {removed && (
        <p role="status" data-name="phrase-removed">
          Фраза «{removed.macro.title}» убрана.{' '}
          <button
            type="button"
            class="link"
            onClick={() => {
              edit(putBack(draft, removed));
              choose(removed.macro.id);
              setRemoved(null);
            }}
          >
            вернуть
          </button>
        </p>
      )}
      <div class="phrases">
        <PhraseList
          found={found}
          chosen={chosen.macro.id}
          uses={uses}
          workshop={workshop}
          onChoose={choose}
          onMove={query === '' ? (id, step) => edit(moved(draft, id, step)) : null}
        />
        <PhraseEditor
          key={chosen.macro.id}
          canned={chosen}
          workshop={workshop}
          onCopy={() => copy(chosen)}
          onRemove={() => remove(chosen)}
        />
      </div>
    </>
  );
}

/** Later ones sort after earlier ones: browsers keep what is stored in the order of its names. */
const newId = (): string => `own-${Date.now().toString(36)}-${crypto.randomUUID().slice(0, 4)}`;

/** The canned response that a path is of: `macros.lk.text`, `phrases.eta`, `canned.shortcuts.lk`. */
function idIn(path: string): string | null {
  return /^(?:macros|phrases|canned\.shortcuts)\.([^.]+)/u.exec(path)?.[1] ?? null;
}
