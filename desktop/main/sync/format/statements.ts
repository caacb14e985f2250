/** Statements: signed sentences about who belongs to the group. They are kept forever and need no order. */
import { z } from 'zod';
import {
  base64,
  bytesOf,
  type Computer,
  computerSchema,
  type Identity,
  isSignedBy,
  signAs,
} from './identity.ts';
import { idOf } from './sealed-file.ts';

const id = z.string().regex(/^[0-9a-f]{32}$/);

export const saidSchema = z.discriminatedUnion('says', [
  /** The first computer. The group's id is this statement's id. */
  z.object({ says: z.literal('found'), member: computerSchema, nonce: z.string().max(64) }),
  /** A computer joins and gets these keys. `place` is higher than the place of who admits it. */
  z.object({
    says: z.literal('admit'),
    group: id,
    member: computerSchema,
    place: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
    keys: z.array(id).max(10_000),
  }),
  /** A computer is removed. Of its statements, only the `kept` ones still count, by their ids. */
  z.object({ says: z.literal('remove'), group: id, member: id, kept: z.array(id).max(10_000) }),
  /** A key of the group, and the computers that it is given to. */
  z.object({
    says: z.literal('key'),
    group: id,
    key: id,
    generation: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
    for: z.array(id).min(1).max(1_000),
  }),
]);
export type Said = z.infer<typeof saidSchema>;

/** A statement as it is stored and sent. */
export const statementSchema = z.object({
  by: id,
  /** The JSON of what is said, as Base64: exactly the bytes that are signed. */
  body: z.string().max(1_000_000),
  signature: z.string().max(100),
});
export type Statement = z.infer<typeof statementSchema>;

export function makeStatement(author: Identity, said: Said): Statement {
  const body = Buffer.from(JSON.stringify(said), 'utf8');
  return { by: author.id, body: base64(body), signature: base64(signAs(author, 'statement', body)) };
}

/** Covers author, signature and body. So nobody can take the id of a statement without being able to make it. */
export function statementId({ by, body, signature }: Statement): string {
  return idOf('countersign statement', by, bytesOf(signature), bytesOf(body));
}

/** What was read before. The same statements are read again and again. */
const texts = new WeakMap<Statement, { said: Said | undefined }>();

/** Returns what a statement says, without a check of its signature. `undefined` for what this version does not know. */
export function readSaid(statement: Statement): Said | undefined {
  const read = texts.get(statement) ?? { said: parsed(statement.body) };
  texts.set(statement, read);
  return read.said;
}

function parsed(body: string): Said | undefined {
  try {
    return saidSchema.safeParse(JSON.parse(bytesOf(body).toString('utf8'))).data;
  } catch {
    return undefined;
  }
}

/**
 * Ids of statements whose signature was valid. A check takes a millisecond, and every record repeats all statements. The
 * id covers everything that is checked, the author's key too: a computer's id is the hash of its keys.
 */
const valid = new Set<string>();
const MOST_VALID = 20_000;

/** @param author with an id that is that of its keys */
export function isStatementOf(author: Computer, statement: Statement): boolean {
  if (statement.by !== author.id) return false;
  const id = statementId(statement);
  if (valid.has(id)) return true;
  const { body, signature } = statement;
  if (!isSignedBy(author, bytesOf(signature), 'statement', bytesOf(body))) return false;
  if (valid.size >= MOST_VALID) valid.clear();
  valid.add(id);
  return true;
}
