/** Texts that aren't transfers. */
import { PHRASES } from '../../lib/regulation/macros.ts';
import { Prescribed } from './Prescribed.tsx';
import { Setting } from './Setting.tsx';
import type { FindableSetting, Workshop } from './workshop.ts';

const TITLES: Record<string, string> = {
  incident: 'Идёт сбой',
  call_back_phrase: 'Сказать: уточню и перезвоню',
  busy_twice: 'Дважды было занято',
  no_answer: 'Не ответил',
  phone_off: 'Телефон выключен',
  solved_by_phone: 'Решено по телефону',
  eta: 'Известен срок устранения',
  fixed: 'Сбой устранён',
  ask_missing: 'Спросить недостающее',
  consult: 'В Скайп: обычный вопрос',
  consult_critical: 'В Скайп: критическая',
  consult_incident: 'В Скайп: сбой',
};

export const PHRASE_SETTINGS: FindableSetting[] = PHRASES.map(({ id, text }) => ({
  path: `phrases.${id}`,
  label: TITLES[id] ?? id,
  keywords: text,
}));

export function PhrasesSection({ workshop }: { workshop: Workshop }) {
  return (
    <div class="group">
      {PHRASES.map(({ id, clause, text, verbatim }) => (
        <Setting key={id} workshop={workshop} path={`phrases.${id}`} label={TITLES[id] ?? id} clause={clause} wide>
          {(control) => (
            <>
              <textarea
                {...control}
                rows={2}
                readOnly={isLocked(workshop, id)}
                value={workshop.draft.phrases[id] ?? ''}
                onInput={({ currentTarget }) => workshop.set(`phrases.${id}`, currentTarget.value)}
              />
              {verbatim && workshop.locked(`phrases.${id}`) === null && (
                <Prescribed
                  text={workshop.draft.phrases[id] ?? ''}
                  prescribed={text}
                  locked={isLocked(workshop, id)}
                  onUnlock={() => workshop.set(`canned.locked.${id}`, false)}
                  onRestore={() => {
                    workshop.set(`phrases.${id}`, text);
                    workshop.set(`canned.locked.${id}`, true);
                  }}
                />
              )}
            </>
          )}
        </Setting>
      ))}
    </div>
  );
}

/** A prescribed text that no lead has unlocked. */
function isLocked({ draft }: Workshop, id: string): boolean {
  return draft.canned.locked[id] === true;
}
