/** Instructions that leads have set for what the ticket is about (R11). */
import type { OwnInstruction } from '../../lib/regulation/instructions.ts';
import { Clause } from '../ui/Clause.tsx';
import { Section } from '../ui/Section.tsx';

export function Instructions({ fitting }: { fitting: readonly Pick<OwnInstruction, 'title' | 'link'>[] }) {
  if (fitting.length === 0) return null;
  return (
    <Section title="По инструкции" name="instructions" aside={<Clause id="R11" />}>
      <ul>
        {fitting.map(({ title, link }) => (
          <li key={`${title} ${link}`}>
            <a href={link} target="_blank" rel="noreferrer">
              {title}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}
