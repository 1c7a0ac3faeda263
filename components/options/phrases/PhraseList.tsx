/** The list: what each is called, typed by, used, and whether something is wrong with it. Arrows go through it, with Alt they move. */
import { useEffect, useRef } from 'preact/hooks';
import type { Canned } from '../../../lib/regulation/canned.ts';
import { counted } from '../../../lib/text/counted.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { errorAt, type Workshop } from '../workshop.ts';
import type { PhraseUses } from './PhrasesSection.tsx';

interface Props {
  found: readonly Canned[];
  /** Id of the one in the editor. */
  chosen: string;
  /** Null until known. */
  uses: PhraseUses | null;
  workshop: Workshop;
  onChoose(id: string): void;
  /** Null while not all of them are in sight. */
  onMove: ((id: string, step: -1 | 1) => void) | null;
}

const KINDS = { speech: 'сказать по телефону', consult: '2-й линии', both: 'в заявку и по телефону' };
const STEPS: Record<string, -1 | 1> = { ArrowUp: -1, ArrowDown: 1 };

export function PhraseList({ found, chosen, uses, workshop, onChoose, onMove }: Props) {
  const { draft, builtIn, locked, set } = workshop;
  const list = useRef<HTMLUListElement>(null);
  const canMove = onMove !== null && locked('canned.order') === null;
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const onKey = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    if (event.altKey) {
      if (canMove) onMove(chosen, step);
      return;
    }
    const at = found.findIndex(({ macro }) => macro.id === chosen);
    const next = found[at + step];
    if (!next) return;
    onChoose(next.macro.id);
    list.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(next.macro.id)}"]`)?.focus();
  };
  return (
    <div class="phrases-list">
      <ul aria-label="Фразы и действия" ref={list} onKeyDown={onKey}>
        {found.map(({ macro, shortcut, use, origin }) => {
          const count = uses?.counts[macro.id] ?? 0;
          return (
            <li key={macro.id}>
              <button
                type="button"
                class="phrases-item"
                data-id={macro.id}
                aria-current={macro.id === chosen ? 'true' : undefined}
                onClick={() => onChoose(macro.id)}
              >
                <span class="phrases-title">{macro.title || 'Без названия'}</span>
                {shortcut !== '' && <kbd>.{shortcut}</kbd>}
                {problemOf(macro.id, workshop) && <Badge tone="bad">ошибка</Badge>}
                {uses && (use === 'ticket' || use === 'both') && (
                  <span class="phrases-uses" title={`${counted(count, 'раз', 'раза', 'раз')} за ${uses.days} дн.`}>
                    {count}
                    <span class="unseen"> {counted(count, 'раз', 'раза', 'раз').replace(/^\d+ /u, '')}</span>
                  </span>
                )}
                <span class="phrases-kind">{use === 'ticket' ? origin === 'own' && 'своя' : KINDS[use]}</span>
              </button>
            </li>
          );
        })}
      </ul>
      {found.length === 0 && (
        <p class="hint" role="status">
          Ничего не нашлось.
        </p>
      )}
      <div class="phrases-foot">
        <Button
          icon="up"
          name="phrase-up"
          label="Выше (Alt+↑)"
          disabled={!canMove}
          onPress={() => onMove?.(chosen, -1)}
        />
        <Button
          icon="down"
          name="phrase-down"
          label="Ниже (Alt+↓)"
          disabled={!canMove}
          onPress={() => onMove?.(chosen, 1)}
        />
        <p class="hint">
          {uses && `Число — сколько раз вставили за ${uses.days} дн.`}{' '}
          {draft.canned.order.join() !== builtIn.canned.order.join() && canMove && (
            <button type="button" class="link" onClick={() => set('canned.order', builtIn.canned.order)}>
              вернуть порядок
            </button>
          )}
        </p>
      </div>
    </div>
  );
}

function problemOf(id: string, { errors }: Workshop): string | undefined {
  return (
    errorAt(errors, `macros.${id}`) ?? errorAt(errors, `phrases.${id}`) ?? errorAt(errors, `canned.shortcuts.${id}`)
  );
}
