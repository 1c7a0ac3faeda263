/** The extension's id in Chromium, by the public key that it is signed with. */
import { createHash } from 'node:crypto';

/** `key` as it stands in the manifest: SPKI DER in base64. */
export function extensionIdOf(key: string): string {
  const hash = createHash('sha256').update(Buffer.from(key, 'base64')).digest('hex');
  return [...hash.slice(0, 32)].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}
