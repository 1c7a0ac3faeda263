/** Reads posted forms: urlencoded and multipart, in the page's charset. */
import { decode, decodeComponent } from './charset.ts';

export type FormFields = Map<string, string>;

/** Fields by name; of a file only its name is kept. */
export function readForm(body: Uint8Array, contentType: string, charset: string): FormFields {
  const boundary = /boundary=(?:"([^"]+)"|([^;]+))/.exec(contentType);
  return boundary
    ? readMultipart(body, `--${boundary[1] ?? boundary[2]}`, charset)
    : readQuery(decode(body, 'latin1'), charset);
}

export function readQuery(query: string, charset: string): FormFields {
  return new Map(
    query
      .split('&')
      .filter(Boolean)
      .map((pair): [string, string] => {
        const [name = '', value = ''] = pair.split('=');
        return [decodeComponent(name, charset), decodeComponent(value, charset)];
      }),
  );
}

function readMultipart(body: Uint8Array, boundary: string, charset: string): FormFields {
  const fields: FormFields = new Map();
  // Latin-1 keeps one character for each byte, so that the text can be cut and its bytes had back.
  for (const part of Buffer.from(body).toString('latin1').split(boundary).slice(1, -1)) {
    const split = part.indexOf('\r\n\r\n');
    const header = part.slice(0, split);
    const name = /name="([^"]*)"/.exec(header)?.[1] ?? '';
    const file = /filename="([^"]*)"/.exec(header)?.[1];
    const value = file ?? part.slice(split + 4, -2);
    fields.set(name, decode(Buffer.from(value, 'latin1'), charset));
  }
  return fields;
}
