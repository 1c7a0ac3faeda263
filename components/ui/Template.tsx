/** A text with its variables: those without a value are marked, and the caret's place. */
interface Props {
  text: string;
  /** Where the caret comes; null or left out where the text doesn't say. */
  caret?: number | null;
}

export function Template({ text, caret = null }: Props) {
  return (
    <p class="template">
      {caret === null ? (
        <Marked text={text} />
      ) : (
        <>
          <Marked text={text.slice(0, caret)} />
          <span class="template-caret" title="Здесь встанет курсор" />
          <Marked text={text.slice(caret)} />
        </>
      )}
    </p>
  );
}

function Marked({ text }: { text: string }) {
  return (
    <>
      {text
        .split(/(\{[^{}\s]{1,60}\})/u)
        .map((piece, index) => (index % 2 === 1 ? <mark key={index}>{piece}</mark> : piece))}
    </>
  );
}
