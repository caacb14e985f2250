/** What a sealed file contains: a signature, a head (JSON) and a payload (bytes). */
import { createHash } from 'node:crypto';
import { type Computer, type Identity, isSignedBy, signAs } from './identity.ts';
import { type Header, headerBytes } from './sealed-file.ts';

const SIGNATURE_BYTES = 64;
const LENGTHS_BYTES = 8;

export interface Contents {
  signature: Buffer;
  head: unknown;
  payload: Buffer;
  /** SHA-256 of head and payload with their lengths, as Base64. The next record of the same computer names it. */
  hash: string;
}

/** Returns the plaintext of a file, signed for exactly this file. */
export function writeContents(
  author: Identity,
  header: Header,
  head: object,
  payload: Uint8Array = new Uint8Array(),
): { plaintext: Buffer; hash: string } {
  const text = Buffer.from(JSON.stringify(head), 'utf8');
  const lengths = Buffer.alloc(LENGTHS_BYTES);
  lengths.writeUInt32BE(text.length, 0);
  lengths.writeUInt32BE(payload.length, 4);
  const body = Buffer.concat([lengths, text, payload]);
  const digest = createHash('sha256').update(body).digest();
  const signature = signAs(author, 'file', headerBytes(header), digest);
  return { plaintext: Buffer.concat([signature, body]), hash: digest.toString('base64') };
}

/** Returns the contents of a padded plaintext, or `undefined` if it has another form. Does not check the signature. */
export function readContents(plaintext: Buffer): Contents | undefined {
  const start = SIGNATURE_BYTES + LENGTHS_BYTES;
  if (plaintext.length < start) return undefined;
  const headLength = plaintext.readUInt32BE(SIGNATURE_BYTES);
  const payloadLength = plaintext.readUInt32BE(SIGNATURE_BYTES + 4);
  const end = start + headLength + payloadLength;
  if (end > plaintext.length) return undefined;
  const body = plaintext.subarray(SIGNATURE_BYTES, end);
  try {
    return {
      signature: plaintext.subarray(0, SIGNATURE_BYTES),
      head: JSON.parse(plaintext.toString('utf8', start, start + headLength)),
      payload: plaintext.subarray(start + headLength, end),
      hash: createHash('sha256').update(body).digest('base64'),
    };
  } catch {
    return undefined;
  }
}

/** Whether the author signed these contents for this file. */
export function isFrom(
  author: Pick<Computer, 'sign'>,
  header: Header,
  { signature, hash }: Contents,
): boolean {
  return isSignedBy(author, signature, 'file', headerBytes(header), Buffer.from(hash, 'base64'));
}
