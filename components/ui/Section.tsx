/** A part of a panel under its own heading. */
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface Props {
  title: string;
  /** For tests and styles. */
  name: string;
  /** At the right of the heading. */
  aside?: ComponentChildren;
  children: ComponentChildren;
}

export function Section({ title, name, aside, children }: Props) {
  const id = useId();
  return (
    <section class="section" data-section={name} aria-labelledby={id}>
      <div class="section-head">
        <h3 id={id}>{title}</h3>
        {aside}
      </div>
      {children}
    </section>
  );
}
