/** windows-1251, both ways: what the platform's decoder knows, turned round. */

const decoder = new TextDecoder('windows-1251');
const bytes = new Map<string, number>(
  Array.from({ length: 256 }, (_, byte) => [decoder.decode(new Uint8Array([byte])), byte]),
);

/** Encodes for a page of this charset. A character that the charset lacks becomes an entity, as browsers do in forms. */
export function encode(text: string, charset: string): Uint8Array {
  if (charset.toLowerCase() !== 'windows-1251') return new TextEncoder().encode(text);
  return new Uint8Array(
    [...text].flatMap((character) => {
      const byte = bytes.get(character);
      return byte === undefined ? [...new TextEncoder().encode(`&#${character.codePointAt(0)};`)] : [byte];
    }),
  );
}

export function decode(body: Uint8Array, charset: string): string {
  return new TextDecoder(charset).decode(body);
}

/** Decodes `%D0%B0+b` of an address or a form. */
export function decodeComponent(component: string, charset: string): string {
  const plain = component.replaceAll('+', ' ');
  const out: number[] = [];
  for (let at = 0; at < plain.length; at += 1) {
    const hex = plain[at] === '%' ? Number.parseInt(plain.slice(at + 1, at + 3), 16) : Number.NaN;
    if (Number.isNaN(hex)) out.push(...new TextEncoder().encode(plain[at] as string));
    else {
      out.push(hex);
      at += 2;
    }
  }
  return decode(new Uint8Array(out), charset);
}
