/** A card that says something and offers what to do about it. */
import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './Icon.tsx';

interface Props {
  tone?: 'plain' | 'ok' | 'warn' | 'bad' | 'note';
  icon?: IconName;
  title?: ComponentChildren;
  /** `alert` interrupts a screen reader, `status` waits for its turn; none says nothing by itself. */
  role?: 'alert' | 'status';
  name?: string;
  actions?: ComponentChildren;
  children?: ComponentChildren;
}

export function Notice({ tone = 'plain', icon = 'info', title, role, name, actions, children }: Props) {
  return (
    <div class="notice" data-tone={tone} data-name={name} role={role}>
      <Icon name={icon} />
      <div class="notice-body">
        {title && <p class="notice-title">{title}</p>}
        {children}
        {actions && <div class="notice-actions">{actions}</div>}
      </div>
    </div>
  );
}
