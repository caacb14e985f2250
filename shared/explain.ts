/**
 * Computes a code and returns every value in between: RFC 4226 §5.3, RFC 6238, and Steam's variant.
 *
 * `codeFor` (one-time-code.ts) returns the code alone. This is the same function with its working shown. A property
 * test checks that both always agree.
 */
import { hmac } from '@noble/hashes/hmac.js';
import { bytesFromBase32 } from './base32.ts';
import { HASHES } from './hashes.ts';
import { type CodeParameters, STEAM_ALPHABET } from './one-time-code.ts';

/** Every value from a key and a moving factor to a code, in order. */
export interface Explanation {
  /** K: the key's bytes. Secret. */
  key: Uint8Array;
  /** C: the counter (RFC 4226 §5.1) or the time step T (RFC 6238 §4.2). */
  movingFactor: number;
  /** The moving factor as eight bytes, the highest first: the input of the HMAC. */
  message: Uint8Array;
  /** HS = HMAC(K, C): 20 bytes for SHA1, 32 for SHA256, 64 for SHA512. */
  hmac: Uint8Array;
  /** Start of the four chosen bytes: the low four bits of the HMAC's last byte, 0 to 15. */
  offset: number;
  /** The four bytes of the HMAC that start at the offset. */
  chosen: Uint8Array;
  /** Snum: the chosen bytes as a number with the highest bit cleared. Below 2^31. */
  number: number;
  /** How the number becomes the code. */
  ending: DecimalEnding | SteamEnding;
  code: string;
}

/** D = Snum mod 10^Digit, padded with zeros on the left (RFC 4226 §5.3 step 3). */
export interface DecimalEnding {
  kind: 'decimal';
  /** 10^digits. With ten digits it is larger than any 31-bit number, so the remainder is the number itself. */
  modulus: number;
  remainder: number;
}

/** Steam: five letters of an alphabet of 26, least significant first. */
export interface SteamEnding {
  kind: 'steam';
  letters: readonly { dividend: number; remainder: number; letter: string }[];
}

/**
 * Computes a code and returns every value in between.
 *
 * @param movingFactor a counter or a time step: an integer from 0 to 2^53 − 1
 * @throws Base32Error if the key cannot be read
 */
export function explain(parameters: CodeParameters, movingFactor: number): Explanation {
  const key = bytesFromBase32(parameters.secret);
  const message = counterBytes(movingFactor);
  const mac = hmac(HASHES[parameters.algorithm], key, message);

  const { offset, chosen, number } = truncate(mac);
  const ending = parameters.type === 'steam' ? steamEnding(number) : decimalEnding(number, parameters.digits);
  const code =
    ending.kind === 'steam'
      ? ending.letters.map(({ letter }) => letter).join('')
      : String(ending.remainder).padStart(parameters.digits, '0');
  return { key, movingFactor, message, hmac: mac, offset, chosen, number, ending, code };
}

/**
 * Dynamic truncation (RFC 4226 §5.3, §5.4). RFC 6238 §1.2 allows the longer hashes, and its Appendix A uses their last
 * byte in the same way.
 *
 * @param mac at least 20 bytes
 */
export function truncate(mac: Uint8Array): Pick<Explanation, 'offset' | 'chosen' | 'number'> {
  const offset = (mac.at(-1) ?? 0) & 0x0f;
  const chosen = mac.slice(offset, offset + 4);
  const number = new DataView(chosen.buffer, chosen.byteOffset).getUint32(0) & 0x7f_ff_ff_ff;
  return { offset, chosen, number };
}

/** Returns bytes as two hexadecimal digits each: `1f 86 98`. */
export function hexOf(bytes: Uint8Array, separator = ' '): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(separator);
}

/** Returns a moving factor as eight bytes, the highest first (RFC 4226 §5.2): the message of the HMAC. */
export function counterBytes(value: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value));
  return bytes;
}

function decimalEnding(number: number, digits: number): DecimalEnding {
  const modulus = 10 ** digits;
  return { kind: 'decimal', modulus, remainder: number % modulus };
}

function steamEnding(number: number): SteamEnding {
  let dividend = number;
  const letters = Array.from({ length: 5 }, () => {
    const remainder = dividend % STEAM_ALPHABET.length;
    const step = { dividend, remainder, letter: STEAM_ALPHABET.charAt(remainder) };
    dividend = Math.floor(dividend / STEAM_ALPHABET.length);
    return step;
  });
  return { kind: 'steam', letters };
}
