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
    place: z.number().int().min(1).max(1_000_000),
    keys: z.array(id).max(10_000),
  }),
  /** A computer is removed. Of its statements, only the `kept` ones still count. */
  z.object({ says: z.literal('remove'), group: id, member: id, kept: z.array(id).max(10_000) }),
  /** A key of the group, and the computers that it is given to. */
  z.object({
    says: z.literal('key'),
    group: id,
    key: id,
    generation: z.number().int().min(1).max(1_000_000),
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

export function statementId({ body }: Statement): string {
  return idOf(bytesOf(body));
}

/** Returns what a statement says, without a check of its signature. `undefined` for what this version does not know. */
export function readSaid({ body }: Statement): Said | undefined {
  try {
    return saidSchema.safeParse(JSON.parse(bytesOf(body).toString('utf8'))).data;
  } catch {
    return undefined;
  }
}

/** Signatures that were checked. A check takes a millisecond, and a group's statements are read again and again. */
const checked = new WeakMap<Statement, Map<string, boolean>>();

export function isStatementOf(author: Computer, statement: Statement): boolean {
  if (statement.by !== author.id) return false;
  const known = checked.get(statement) ?? new Map<string, boolean>();
  checked.set(statement, known);
  const { body, signature } = statement;
  const valid = known.get(author.sign) ?? isSignedBy(author, bytesOf(signature), 'statement', bytesOf(body));
  known.set(author.sign, valid);
  return valid;
}
