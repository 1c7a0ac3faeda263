/** Keeps a failure in its own place: says so, and the rest goes on (design.md, «Errors are seen and contained»). */
import type { ComponentChildren } from 'preact';
import { useErrorBoundary } from 'preact/hooks';
import { Button } from './Button.tsx';
import { Notice } from './Notice.tsx';

/** `what` is what isn't shown then, Russian, nominative: «Панель заявки». */
export function Contained({ what, children }: { what: string; children: ComponentChildren }) {
  const [error, retry] = useErrorBoundary((error) => console.error(error));
  if (error === undefined) return <>{children}</>;
  return (
    <Notice tone="bad" icon="alert" role="alert" actions={<Button onPress={retry}>Показать снова</Button>}>
      <p>{what}: ошибка при показе. Попробуйте показать снова; если не поможет, обновите страницу.</p>
    </Notice>
  );
}
