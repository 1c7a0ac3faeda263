/** One row of parts of a whole; the numbers stand beside it in words, so that nothing is told by colour alone. */

interface Part {
  tone: 'ok' | 'warn' | 'bad' | 'plain';
  words: string;
  count: number;
}

export function Bar({ parts }: { parts: readonly Part[] }) {
  const shown = parts.filter(({ count }) => count > 0);
  const total = shown.reduce((sum, { count }) => sum + count, 0);
  let before = 0;
  return (
    <div class="bar">
      <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
        {shown.map(({ tone, words, count }) => {
          const x = (before / total) * 100;
          before += count;
          return (
            <rect
              key={words}
              data-tone={tone}
              x={x}
              y="0"
              width={Math.max(1, (count / total) * 100 - 0.6)}
              height="6"
            />
          );
        })}
      </svg>
      <p>
        {shown.map(({ tone, words, count }) => (
          <span key={words} data-tone={tone}>
            {words} {count}
          </span>
        ))}
      </p>
    </div>
  );
}
