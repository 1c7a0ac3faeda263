/** The four transfers: phrase, status and responsible of each. */
import { MacroEditor } from './MacroEditor.tsx';
import { isWithin, type SaveErrors, type Workshop } from './workshop.ts';

export function TransfersSection({ workshop: { draft, builtIn, errors, edit } }: { workshop: Workshop }) {
  return (
    <>
      {draft.macros.map(
        (macro, index) =>
          builtIn.macros.some(({ id }) => id === macro.id) && (
            <MacroEditor
              key={macro.id}
              macro={macro}
              builtIn={builtIn.macros.find(({ id }) => id === macro.id)}
              errors={errorsWithin(errors, `macros.${macro.id}`)}
              onChange={(changed) => edit({ ...draft, macros: draft.macros.with(index, changed) })}
            />
          ),
      )}
    </>
  );
}

/** Those of one part, by their paths within it. */
function errorsWithin(errors: SaveErrors, path: string): SaveErrors {
  const own = Object.entries(errors).filter(([at]) => isWithin(at, path));
  return Object.fromEntries(own.map(([at, words]) => [at.slice(path.length + 1), words]));
}
