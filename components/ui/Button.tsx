import type { ComponentChildren, Ref } from 'preact';
import { Icon, type IconName } from './Icon.tsx';

interface Props {
  /** What a press does. Only a person's own press counts: pages can forge clicks (design.md, «Hostile input»). */
  onPress(): void;
  kind?: 'primary' | 'danger' | 'quiet';
  icon?: IconName;
  /** For screen readers and as a tooltip; needed where there are no words. */
  label?: string;
  disabled?: boolean;
  /** For keys that stay down; left out for others. */
  pressed?: boolean;
  expanded?: boolean;
  /** A stable name for tests and styles. */
  name?: string;
  buttonRef?: Ref<HTMLButtonElement>;
  children?: ComponentChildren;
}

export function Button({ onPress, kind, icon, label, disabled, pressed, expanded, name, buttonRef, children }: Props) {
  return (
    <button
      type="button"
      class="button"
      ref={buttonRef}
      data-kind={kind}
      data-name={name}
      data-icon-only={children === undefined ? '' : undefined}
      title={label}
      aria-label={label}
      aria-pressed={pressed}
      aria-expanded={expanded}
      disabled={disabled}
      onClick={(event) => event.isTrusted && onPress()}
    >
      {icon && <Icon name={icon} size={children === undefined ? 16 : 14} />}
      {children}
    </button>
  );
}
