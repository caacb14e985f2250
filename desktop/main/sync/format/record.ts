/** Records: what one computer writes for the others, numbered and chained. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import { statementSchema } from './statements.ts';

const id = z.string().regex(/^[0-9a-f]{32}$/);
const sequence = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
const hash = z.string().max(64);

/** The last moment of a date (ECMA-262, §21.4.1.1), Unix milliseconds. A later one cannot be shown. */
const LATEST = 8.64e15;

/** For each computer, the last record that is known without a gap: its number and its hash. */
const headsSchema = z.record(id, z.tuple([sequence, hash]));
export type Heads = z.infer<typeof headsSchema>;

export const recordHeadSchema = z.object({
  writer: id,
  /** 1 for a computer's first record. */
  seq: sequence,
  /** The hash of the record before; empty for the first. */
  prev: hash,
  /**
   * `changes`: an update of the document. `whole`: the whole document, with everything that `heads` names. `seen`: no
   * update; tells the others what has arrived.
   */
  content: z.enum(['changes', 'whole', 'seen']),
  /** The writer's clock, Unix milliseconds. For people only: no rule uses it. */
  at: z.number().min(-LATEST).max(LATEST),
  heads: headsSchema,
  statements: z.array(statementSchema).max(10_000),
  /** For each computer of which the writer lacks records, the highest number that it knows to exist. */
  lacks: z.record(id, sequence).optional(),
  /** The writer's name now. Its user may change it after joining. */
  name: z.string().min(1).max(60).optional(),
  /** The writer has turned this off, and writes nothing more. */
  off: z.boolean().optional(),
});
export type RecordHead = z.infer<typeof recordHeadSchema>;

/** The largest update that is unpacked, in bytes. */
const LARGEST_UPDATE = 512 * 1024 * 1024;

export function packUpdate(update: Uint8Array): Buffer {
  return deflateRawSync(update);
}

/** @throws Error if the bytes are no raw DEFLATE (RFC 1951), or too much */
export function unpackUpdate(payload: Uint8Array): Buffer {
  return inflateRawSync(payload, { maxOutputLength: LARGEST_UPDATE });
}

export const letterHeadSchema = z.object({
  from: id,
  statements: z.array(statementSchema).max(10_000),
  /** Every key of the group that the sender has: its id, and the key as Base64. */
  keys: z.record(id, z.string().regex(/^[A-Za-z0-9+/]{43}=$/)),
});
export type LetterHead = z.infer<typeof letterHeadSchema>;
