/** A CRX3 package: the extension's zip, signed with the company's own key. */
import { createHash, createPublicKey, type KeyObject, sign } from 'node:crypto';

/** The public half as it would stand in a manifest: SPKI DER in base64. */
export function publicKeyOf(privateKey: KeyObject): string {
  return createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64');
}

/** The same zip and key give the same bytes. `privateKey` is RSA. */
export function packCrx(zip: Buffer, privateKey: KeyObject): Buffer {
  const publicKey = Buffer.from(publicKeyOf(privateKey), 'base64');
  // SignedData { crx_id = 1 }
  const signedData = field(1, createHash('sha256').update(publicKey).digest().subarray(0, 16));
  const signed = Buffer.concat([Buffer.from('CRX3 SignedData\0'), uint32(signedData.length), signedData, zip]);
  // CrxFileHeader { sha256_with_rsa = 2 { public_key = 1, signature = 2 }, signed_header_data = 10000 }
  const proof = Buffer.concat([field(1, publicKey), field(2, sign('sha256', signed, privateKey))]);
  const header = Buffer.concat([field(2, proof), field(10_000, signedData)]);
  return Buffer.concat([Buffer.from('Cr24'), uint32(3), uint32(header.length), header, zip]);
}

/** A field of bytes, as protocol buffers write it. */
function field(number: number, bytes: Buffer): Buffer {
  return Buffer.concat([varint(number * 8 + 2), varint(bytes.length), bytes]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>>= 7) {
    bytes.push(rest > 0x7f ? (rest & 0x7f) | 0x80 : rest);
    if (rest <= 0x7f) return Buffer.from(bytes);
  }
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
