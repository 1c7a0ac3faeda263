/** Opens the palette of canned responses. */
import { Palette } from '../../components/phrases/Palette.tsx';
import css from '../../components/phrases/palette.css?inline';
import { Contained } from '../../components/ui/Contained.tsx';
import shared from '../../components/ui/overlay.css?inline';
import { Regulated } from '../../components/ui/Regulated.tsx';
import type { ask as Ask } from '../../lib/messaging-client.ts';
import { copyText } from '../../lib/overlay/clipboard.ts';
import { oneDialog } from '../../lib/overlay/dialog-host.ts';
import { createPaletteSession, type PaletteSession } from '../../lib/overlay/palette-session.ts';
import type { PhraseOpening, PhrasePlace } from '../../lib/overlay/phrase-place.ts';
import { openRegulation } from '../../lib/overlay/regulation.ts';
import { caretIn, textBefore } from '../../lib/portal/caret.ts';

const dialog = oneDialog(shared, css);

/** Opens the palette, or goes back to the one that is open. It is closed when `life` ends. */
export function openPhrases(ask: typeof Ask, place: PhrasePlace, called: PhraseOpening, life: AbortSignal): void {
  if (dialog.goBack()) return;
  const opening = upToDate(place, called);
  if (!opening) return;
  dialog.open(life, (root, close) => (
    <Regulated settings={place.settings} open={openRegulation}>
      <Contained what="Фразы">
        <Opened session={createPaletteSession({ ask, copy: (text) => copyText(text, root), place, opening, close })} />
      </Contained>
    </Regulated>
  ));
}

function Opened({ session: { state, actions } }: { session: PaletteSession }) {
  return <Palette state={state.value} actions={actions} />;
}

/** A person goes on typing while this script comes: what stands after «/» now is searched; null when something else was meant. */
function upToDate(place: PhrasePlace, opening: PhraseOpening): PhraseOpening | null {
  if (opening.typed === '') return opening;
  const held = place.message();
  if (!held) return null;
  const caret = caretIn(held);
  const before = textBefore(caret);
  if (opening.id !== undefined) return before.endsWith(opening.typed) ? { ...opening, caret } : null;
  const [, typed] = /(?:^|\n)(\/\S{0,40})$/u.exec(before) ?? [];
  return typed === undefined ? null : { caret, typed };
}
