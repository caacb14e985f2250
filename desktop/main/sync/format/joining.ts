/**
 * Joining: a code that one computer shows and the other one reads, two files sealed under it, and six words that both
 * computers show. The code alone admits nobody: a person compares the words and confirms.
 */
import { createHash, hkdfSync, randomBytes } from 'node:crypto';
import { entropyToMnemonic, mnemonicToEntropy } from '@scure/bip39';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { z } from 'zod';
import { LETTERS_OF_WORD } from '../../../joining-words.ts';
import { isFrom, readContents, writeContents } from './contents.ts';
import { type Computer, computerSchema, hasOwnId, type Identity, publicPart } from './identity.ts';
import {
  KEY_BYTES,
  type Kind,
  NO_GROUP,
  newFileName,
  newSalt,
  openFile,
  type ReadHeader,
  sealFile,
} from './sealed-file.ts';

/** 128 bits: nobody can try all codes on the files. */
const CODE_BYTES = 16;
const QR_START = 'countersign-join:1:';
/** 66 bits: nobody can find keys with the same words while two people compare them. */
const COMPARED_WORDS = 6;
const BITS_OF_WORD = 11n;

export function newJoiningCode(): string {
  return randomBytes(CODE_BYTES).toString('hex');
}

/** Returns the code as twelve English words with a checksum (BIP 39). */
export function wordsOfCode(code: string): string {
  return entropyToMnemonic(Buffer.from(code, 'hex'), wordlist);
}

/** Returns the text of the QR code. */
export function qrTextOfCode(code: string): string {
  return `${QR_START}${code}`;
}

/**
 * Reads typed words or a scanned text. The first {@link LETTERS_OF_WORD} letters of a word are enough.
 *
 * @returns the code, or what is wrong: a word that is not in the list, the number of words, or the checksum
 */
export function readJoiningCode(
  text: string,
): { code: string } | { word: string } | { count: number } | { mistyped: true } {
  const trimmed = text.trim().toLowerCase();
  if (trimmed.startsWith(QR_START)) {
    const code = trimmed.slice(QR_START.length);
    return /^[0-9a-f]{32}$/.test(code) ? { code } : { mistyped: true };
  }
  const words: string[] = [];
  for (const typed of trimmed.split(/[\s,.;-]+/).filter(Boolean)) {
    const word = wordlist.includes(typed)
      ? typed
      : wordlist.find(
          (known) => typed.length >= LETTERS_OF_WORD && abbreviated(known) === abbreviated(typed),
        );
    if (!word) return { word: typed.slice(0, 40) };
    words.push(word);
  }
  if (words.length !== 12) return { count: words.length };
  try {
    return { code: Buffer.from(mnemonicToEntropy(words.join(' '), wordlist)).toString('hex') };
  } catch {
    return { mistyped: true };
  }
}

/** What the first computer offers to whoever has the code. */
const offerSchema = z.object({ group: z.string().regex(/^[0-9a-f]{32}$/), host: computerSchema });
/** What a newcomer answers. `offer` is the hash of the offer that it answers. */
const requestSchema = z.object({ newcomer: computerSchema, offer: z.string().max(64) });

export interface Offer {
  group: string;
  host: Computer;
  hash: string;
}
export interface Request {
  newcomer: Computer;
  hash: string;
  /** The words to compare, with the offer that was answered. */
  words: string;
}

/** Returns the file of an offer, and what the newcomer will read in it. */
export function makeOffer(
  code: string,
  group: string,
  host: Identity,
): { name: string; bytes: Buffer; offer: Offer } {
  const file = make('offer', code, host, { group, host: publicPart(host) });
  return { ...file, offer: { group, host: publicPart(host), hash: file.hash } };
}

export function makeRequest(
  code: string,
  newcomer: Identity,
  offer: Offer,
): { name: string; bytes: Buffer; request: Request } {
  const file = make('request', code, newcomer, { newcomer: publicPart(newcomer), offer: offer.hash });
  const words = wordsToCompare(code, offer.hash, file.hash);
  return { ...file, request: { newcomer: publicPart(newcomer), hash: file.hash, words } };
}

/** Returns the offer in a file, or `undefined` if it has another code or is incomplete. */
export function readOffer(code: string, read: ReadHeader): Offer | undefined {
  const file = open('offer', code, read);
  const head = offerSchema.safeParse(file?.contents.head).data;
  if (!file || !head || !isGenuine(head.host, file)) return undefined;
  return { ...head, hash: file.contents.hash };
}

/** Returns the request in a file. `undefined` if it has another code, answers another offer, or is incomplete. */
export function readRequest(code: string, read: ReadHeader, offer: Pick<Offer, 'hash'>): Request | undefined {
  const file = open('request', code, read);
  const head = requestSchema.safeParse(file?.contents.head).data;
  if (!file || head?.offer !== offer.hash || !isGenuine(head.newcomer, file)) return undefined;
  const { hash } = file.contents;
  return { newcomer: head.newcomer, hash, words: wordsToCompare(code, offer.hash, hash) };
}

/** Returns the first letters of a word, which no other word of the list has. */
function abbreviated(word: string): string {
  return word.slice(0, LETTERS_OF_WORD);
}

/** Returns six words that depend on the code and on the keys of both computers. */
function wordsToCompare(code: string, offer: string, request: string): string {
  const digest = createHash('sha256')
    .update(JSON.stringify(['countersign joining', code, offer, request]))
    .digest();
  let bits = BigInt(`0x${digest.toString('hex')}`);
  const words: string[] = [];
  while (words.length < COMPARED_WORDS) {
    words.push(wordlist[Number(bits & (2n ** BITS_OF_WORD - 1n))] ?? '');
    bits >>= BITS_OF_WORD;
  }
  return words.join(' ');
}

function make(kind: Kind, code: string, author: Identity, head: object) {
  const header = {
    kind,
    group: NO_GROUP,
    keyId: derived(code, 'id', CODE_BYTES).toString('hex'),
    salt: newSalt(),
  };
  const { plaintext, hash } = writeContents(author, header, head);
  return { name: newFileName(), bytes: sealFile(header, derived(code, 'key', KEY_BYTES), plaintext), hash };
}

function open(kind: Kind, code: string, read: ReadHeader) {
  if (!('header' in read) || read.header.kind !== kind) return undefined;
  if (read.header.keyId !== derived(code, 'id', CODE_BYTES).toString('hex')) return undefined;
  const plaintext = openFile(read, derived(code, 'key', KEY_BYTES));
  const contents = plaintext && readContents(plaintext);
  return contents && { contents, header: read.header };
}

function isGenuine(author: Computer, file: NonNullable<ReturnType<typeof open>>): boolean {
  return hasOwnId(author) && isFrom(author, file.header, file.contents);
}

function derived(code: string, purpose: string, length: number): Buffer {
  return Buffer.from(
    hkdfSync('sha256', Buffer.from(code, 'hex'), '', `countersign joining ${purpose}`, length),
  );
}
