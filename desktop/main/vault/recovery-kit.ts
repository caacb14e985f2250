/**
 * The recovery kit: the accounts on paper, as several QR codes that the passphrase opens.
 *
 * The kit is the compact JSON of `["countersign-kit", 1, SLOT]` (a passphrase slot of docs/vault-format.md), a line
 * feed, and the raw DEFLATE (RFC 1951) of the entries' JSON, sealed under the master key with that first line as
 * additional data. It is cut into parts, each `countersign-kit:1:SET:NUMBER:COUNT:BASE64URL`, where SET is the first
 * eight hex digits of the kit's SHA-256.
 */
import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import type { KitProgress } from '../../ipc/kit.ts';
import { Failure } from '../ipc/failure.ts';
import { sentences } from '../texts/texts.ts';
import type { Entry } from './entry.ts';
import { wrongBackupPassphrase } from './open-with-passphrase.ts';
import { seal, UnsealError, unseal } from './seal.ts';
import { type Contents, contentsFromJson } from './sealed-content.ts';
import { keyByPassphrase } from './slots.ts';
import { type PassphraseSlot, passphraseSlot } from './vault-format.ts';

export const KIT_SCHEME = 'countersign-kit:';

/** Bytes per part: about 640 characters, which a phone or a webcam reads from paper easily. */
const PART_BYTES = 450;
const MOST_PARTS = 500;
/** The largest decompressed size of the entries, in bytes. */
const LARGEST = 32 * 1024 * 1024;

const PART = /^countersign-kit:1:([0-9a-f]{8}):(\d{1,3}):(\d{1,3}):([A-Za-z0-9_-]{1,2000})$/;

/** Returns the kit's parts. @throws Failure `invalid-request` for more accounts than fit on paper */
export function makeKit(masterKey: Buffer, slot: PassphraseSlot, entries: readonly Entry[]): string[] {
  const head = JSON.stringify(['countersign-kit', 1, slot]);
  const folded = deflateRawSync(JSON.stringify(entries), { level: 9 });
  const sealed = Buffer.from(seal(masterKey, folded, head), 'base64');
  folded.fill(0);
  const kit = Buffer.concat([Buffer.from(`${head}\n`), sealed]);
  const count = Math.ceil(kit.length / PART_BYTES);
  if (count > MOST_PARTS) {
    throw new Failure('invalid-request', sentences().kit.tooMany);
  }
  const set = setOf(kit);
  return Array.from({ length: count }, (_, index) => {
    const part = kit.subarray(index * PART_BYTES, (index + 1) * PART_BYTES);
    return `${KIT_SCHEME}1:${set}:${index + 1}:${count}:${part.toString('base64url')}`;
  });
}

/** Collects the parts of one kit, in any order, repeated or mixed with other texts. */
export class KitCollector {
  #set = '';
  #of = 0;
  #parts = new Map<number, Buffer>();

  /** Takes the parts among these texts. @returns whether there was one */
  take(texts: readonly string[]): boolean {
    let taken = false;
    for (const text of texts) {
      const [, set = '', number = '', of = '', data = ''] = PART.exec(text.trim()) ?? [];
      const at = Number(number);
      const count = Number(of);
      if (set === '' || at < 1 || at > count || count > MOST_PARTS) continue;
      taken = true;
      // Another kit begins. The parts of two kits do not fit together.
      if (set !== this.#set || count !== this.#of) {
        this.clear();
        this.#set = set;
        this.#of = count;
      }
      this.#parts.set(at, Buffer.from(data, 'base64url'));
    }
    return taken;
  }

  progress(): KitProgress | undefined {
    if (this.#of === 0) return undefined;
    return { have: [...this.#parts.keys()].sort((a, b) => a - b), of: this.#of };
  }

  /** Returns the complete kit. @throws Failure `not-found` if parts are missing, `bad-backup` if they do not fit */
  whole(): Buffer {
    const progress = this.progress();
    if (!progress) throw new Failure('not-found', sentences().kit.noPart);
    const missing = Array.from({ length: progress.of }, (_, index) => index + 1).filter(
      (number) => !this.#parts.has(number),
    );
    if (missing.length > 0) {
      throw new Failure(
        'not-found',
        sentences().kit.missing({ count: missing.length, parts: missing, of: progress.of }),
      );
    }
    const kit = Buffer.concat(progress.have.map((number) => this.#parts.get(number) ?? Buffer.alloc(0)));
    if (setOf(kit) !== this.#set) {
      throw new Failure('bad-backup', sentences().kit.notWhole);
    }
    return kit;
  }

  clear(): void {
    this.#set = '';
    this.#of = 0;
    this.#parts = new Map();
  }
}

const headSchema = z.tuple([z.literal('countersign-kit'), z.literal(1), passphraseSlot]);

/** Returns the kit's accounts. @throws Failure `bad-backup`, `wrong-passphrase` */
export async function openKit(kit: Buffer, passphrase: string): Promise<Contents> {
  const end = kit.indexOf('\n');
  const line = kit.subarray(0, Math.max(end, 0)).toString('utf8');
  const head = headSchema.safeParse(jsonOrNothing(line));
  if (!head.success) throw damagedKit();
  const masterKey = await keyByPassphrase([head.data[2]], passphrase);
  if (!masterKey) throw wrongBackupPassphrase();
  try {
    const folded = unseal(masterKey, kit.subarray(end + 1).toString('base64'), line);
    const entries = inflateRawSync(folded, { maxOutputLength: LARGEST }).toString('utf8');
    return contentsFromJson(masterKey, jsonOrNothing(entries));
  } catch (error) {
    if (error instanceof UnsealError || (error instanceof Error && 'code' in error)) throw damagedKit();
    throw error;
  } finally {
    masterKey.fill(0);
  }
}

function setOf(kit: Buffer): string {
  return createHash('sha256').update(kit).digest('hex').slice(0, 8);
}

function damagedKit(): Failure {
  return new Failure('bad-backup', sentences().kit.damaged);
}

function jsonOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
