/** «Регламент»: the whole text by sections, searched as it is typed, opened at a clause; what has changed stands first, once. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ClauseChange, Edition } from '../../lib/regulation/clauses.ts';
import { markFound, searchRegulation } from '../../lib/regulation/regulation-search.ts';
import { type Paragraph, regulationText } from '../../lib/regulation/regulation-text.ts';
import { counted } from '../../lib/text/counted.ts';
import { Button } from '../ui/Button.tsx';
import { Difference } from '../ui/Difference.tsx';
import { Field } from '../ui/Field.tsx';
import { Notice } from '../ui/Notice.tsx';

interface Props {
  edition: Edition;
  /** What everybody here hasn't seen yet. */
  changes: readonly ClauseChange[];
  /** Where to open, and anew for each asking; null for the beginning. */
  at: { clause: string } | null;
  onRead(): void;
}

export function RegulationPage({ edition, changes, at, onRead }: Props) {
  const [query, setQuery] = useState('');
  const text = useMemo(() => regulationText(edition), [edition]);
  const sections = useMemo(() => searchRegulation(text, query), [text, query]);
  const found = sections.reduce((sum, { paragraphs }) => sum + paragraphs.length, 0);
  const page = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!at) return;
    setQuery('');
    const clause = page.current?.querySelector<HTMLElement>(`#clause-${at.clause}`);
    clause?.scrollIntoView({ block: 'center' });
    clause?.focus({ preventScroll: true });
  }, [at]);
  return (
    <div class="regulation" ref={page}>
      {changes.length > 0 && <Changes changes={changes} onRead={onRead} />}
      <search class="regulation-search">
        <Field
          label="Поиск по регламенту"
          value={query}
          placeholder="например: перезвонить, квота, R22"
          onValue={setQuery}
        />
        <p class="quiet" role="status">
          {query.trim() !== '' &&
            (found > 0
              ? `Найдено: ${counted(found, 'пункт', 'пункта', 'пунктов')}`
              : 'Ничего не найдено. Попробуйте другое слово.')}
        </p>
      </search>
      {sections.map(({ title, paragraphs }) => (
        <section key={title} aria-label={title}>
          <h2>{title}</h2>
          {paragraphs.map((paragraph) => (
            <Line
              key={paragraph.clause ?? paragraph.text}
              paragraph={paragraph}
              query={query}
              at={at?.clause ?? null}
            />
          ))}
        </section>
      ))}
    </div>
  );
}

function Line({
  paragraph: { clause, mark, text, remark },
  query,
  at,
}: {
  paragraph: Paragraph;
  query: string;
  at: string | null;
}) {
  return (
    <div
      class="regulation-line"
      id={clause === null ? undefined : `clause-${clause}`}
      tabIndex={-1}
      data-at={clause !== null && clause === at ? '' : undefined}
      data-bullet={mark === '•' ? '' : undefined}
    >
      <span class="regulation-mark">{mark}</span>
      <p>
        {markFound(text, query).map(({ text, found }, index) => (found ? <mark key={index}>{text}</mark> : text))}
        {remark && <small>{remark}</small>}
      </p>
      {clause !== null && (
        <a class="regulation-id" href={`#regulation/${clause}`} aria-label={`Пункт ${clause}, ссылка`}>
          {clause}
        </a>
      )}
    </div>
  );
}

function Changes({ changes, onRead }: Pick<Props, 'changes' | 'onRead'>) {
  return (
    <Notice
      tone="warn"
      icon="alert"
      name="regulation-news"
      title={`Регламент изменился: ${counted(changes.length, 'пункт', 'пункта', 'пунктов')}`}
      actions={
        <Button kind="primary" icon="check" name="regulation-read" onPress={onRead}>
          Понятно
        </Button>
      }
    >
      <dl class="regulation-changes">
        {changes.map(({ id, before, after }) => (
          <div key={id}>
            <dt>{id}</dt>
            <dd>
              <Difference before={before ?? ''} after={after ?? ''} />
            </dd>
          </div>
        ))}
      </dl>
    </Notice>
  );
}
