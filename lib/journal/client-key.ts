/** Clients without their names: a keyed hash, whose key never leaves this installation (design.md, «Little personal data»). */
import type { Journal } from './open.ts';

const ALGORITHM = { name: 'HMAC', hash: 'SHA-256', length: 256 } as const;
const KEY = 'clientKey';
/** 96 bits: no two of a million clients meet. */
const HEX_DIGITS = 24;

/**
 * The key of a client by what identifies him, such as `contract:12345`. The same for the same client on this installation,
 * and of no use elsewhere.
 */
export async function clientKey(journal: Journal, identity: string): Promise<string> {
  const key = await installationKey(journal);
  const hash = await crypto.subtle.sign(ALGORITHM.name, key, new TextEncoder().encode(identity));
  return [...new Uint8Array(hash)]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .slice(0, HEX_DIGITS);
}

async function installationKey(journal: Journal): Promise<CryptoKey> {
  const kept = await journal.get('state', KEY);
  if (kept) return kept as CryptoKey;
  const made = await crypto.subtle.generateKey(ALGORITHM, false, ['sign']);
  const tx = journal.transaction('state', 'readwrite', { durability: 'strict' });
  // Another event may have made one while ours was being made: the first one holds.
  const first = await tx.store.get(KEY);
  if (!first) await tx.store.put(made, KEY);
  await tx.done;
  return (first as CryptoKey | undefined) ?? made;
}
