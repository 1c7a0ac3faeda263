import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './Icon.tsx';

/** `alarm` is the loudest; `note` is for what only staff sees. */
export type Tone = 'plain' | 'ok' | 'warn' | 'bad' | 'alarm' | 'note';

interface Props {
  tone?: Tone;
  icon?: IconName;
  title?: string;
  children: ComponentChildren;
}

export function Badge({ tone = 'plain', icon, title, children }: Props) {
  return (
    <span class="badge" data-tone={tone} title={title}>
      {icon && <Icon name={icon} size={12} />}
      {children}
    </span>
  );
}
