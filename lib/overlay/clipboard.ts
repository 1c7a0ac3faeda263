/** Copying by a press; pages over plain http have no clipboard API (platform.md §10). */

/** False when the browser didn't let it. `inside` is where a helper may stand for a moment. */
export async function copyText(text: string, inside: Node): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    inside.appendChild(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    return done;
  }
}
