/** A one-line input with its label, a hint and an error. */
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { focusInView } from './focus.ts';

interface Props {
  label: string;
  value: string;
  onValue(value: string): void;
  hint?: string;
  error?: string | null;
  placeholder?: string;
  autofocus?: boolean;
  /** A time of day: `ЧЧ:ММ`, for `clockOf`. The browser's own field would show 12 hours where its language has them. */
  clock?: boolean;
  /** Enter in the field. */
  onEnter?(): void;
}

export function Field({ label, value, onValue, hint, error, placeholder, autofocus, clock, onEnter }: Props) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  // Once: at a later rendering the person may be elsewhere.
  useLayoutEffect(() => {
    if (autofocus && input.current) focusInView(input.current);
  }, [autofocus]);
  const about = error ? `${id}-error` : hint ? `${id}-hint` : undefined;
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      <input
        id={id}
        type="text"
        inputMode={clock ? 'numeric' : undefined}
        maxLength={clock ? 5 : undefined}
        autocomplete="off"
        spellcheck={false}
        value={value}
        placeholder={clock ? 'ЧЧ:ММ' : placeholder}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={about}
        ref={input}
        onInput={(event) => onValue(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.isComposing) onEnter?.();
        }}
      />
      {error ? (
        <p class="field-error" id={about}>
          {error}
        </p>
      ) : (
        hint && (
          <p class="field-hint" id={about}>
            {hint}
          </p>
        )
      )}
    </div>
  );
}
