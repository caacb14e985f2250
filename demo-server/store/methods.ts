import { expressionBuilder, type Kysely, type Selectable, sql } from 'kysely';
import type { SendingMethod, TwoFactorMethod } from '../contract/index.ts';
import { compileOnce, type Places } from './compile-once.ts';
import type { CodeRecipientsTable, Schema } from './schema.ts';

export type CodeRecipientRecord = Selectable<CodeRecipientsTable>;

/** The enabled second-factor methods, and the recipients of codes. */
export interface MethodStore {
  /** Returns a user's enabled methods, in any order. One statement. */
  of(userId: string): Promise<TwoFactorMethod[]>;
  recipientsOf(userId: string): Promise<CodeRecipientRecord[]>;
  recipientOf(userId: string, method: SendingMethod): Promise<CodeRecipientRecord | undefined>;
  /** Stores a recipient, and replaces the earlier one of its user and method. */
  setRecipient(recipient: CodeRecipientRecord): Promise<void>;
  /** @returns whether this call removed it */
  removeRecipient(userId: string, method: SendingMethod): Promise<boolean>;
  removeRecipientsOf(userId: string): Promise<void>;
  /**
   * Records a proof of the second factor on the account: counts it and stores its method. A password set by mail no
   * longer counts as such.
   *
   * @param owner with the credential epoch in which the factor was confirmed
   * @returns false, and nothing is changed, if a credential has changed since then
   */
  recordProof(
    owner: { userId: string; epoch: number },
    factor: TwoFactorMethod | 'backup-code',
    now: number,
  ): Promise<boolean>;
  lastUsed(userId: string): Promise<TwoFactorMethod | null>;
}

export function methodStore(db: Kysely<Schema>): MethodStore {
  return {
    async of(userId) {
      const { rows } = await methodsOf(db, { userId });
      return [...new Set(rows.map(({ method }) => method))];
    },
    recipientsOf: (userId) =>
      db
        .selectFrom('codeRecipients')
        .selectAll()
        .where('userId', '=', userId)
        .orderBy('createdAt')
        .orderBy('id')
        .execute(),
    recipientOf: (userId, method) =>
      db
        .selectFrom('codeRecipients')
        .selectAll()
        .where('userId', '=', userId)
        .where('method', '=', method)
        .executeTakeFirst(),
    async setRecipient(recipient) {
      const { id, recipient: to, createdAt } = recipient;
      await db
        .insertInto('codeRecipients')
        .values(recipient)
        .onConflict((conflict) =>
          conflict
            .columns(['userId', 'method'])
            .doUpdateSet({ id, recipient: to, createdAt, lastUsedAt: null }),
        )
        .execute();
    },
    async removeRecipient(userId, method) {
      const { numDeletedRows } = await db
        .deleteFrom('codeRecipients')
        .where('userId', '=', userId)
        .where('method', '=', method)
        .executeTakeFirstOrThrow();
      return numDeletedRows === 1n;
    },
    async removeRecipientsOf(userId) {
      await db.deleteFrom('codeRecipients').where('userId', '=', userId).execute();
    },
    async recordProof({ userId, epoch }, factor, now) {
      const method = factor === 'backup-code' ? null : factor;
      const { numAffectedRows } = await recordProof(db, { userId, epoch, method });
      if (numAffectedRows !== 1n) return false;
      if (factor !== 'email' && factor !== 'sms') return true;
      await db
        .updateTable('codeRecipients')
        .set({ lastUsedAt: now })
        .where('userId', '=', userId)
        .where('method', '=', factor)
        .execute();
      return true;
    },
    async lastUsed(userId) {
      const user = await db
        .selectFrom('users')
        .select('lastMethod')
        .where('id', '=', userId)
        .executeTakeFirst();
      return user?.lastMethod ?? null;
    },
  };
}

const methodsOf = compileOnce((db, of: Places<{ userId: string }>) =>
  db
    .selectFrom('verifications')
    .select(sql<TwoFactorMethod>`'totp'`.as('method'))
    .where('userId', '=', of('userId'))
    .where('kind', '=', '2fa')
    .unionAll(
      db
        .selectFrom('codeRecipients')
        .select((column) => column.ref('method').$castTo<TwoFactorMethod>().as('method'))
        .where('userId', '=', of('userId')),
    )
    .unionAll(
      db
        .selectFrom('passkeys')
        .select(sql<TwoFactorMethod>`'passkey'`.as('method'))
        .where('userId', '=', of('userId')),
    ),
);

/** Returns how many methods an account has enabled, as an expression for a query of users. */
export function countMethods() {
  const { selectFrom, fn } = expressionBuilder<Schema, 'users'>();
  const count = fn.countAll<number>().as('count');
  const keys = selectFrom('verifications')
    .whereRef('verifications.userId', '=', 'users.id')
    .where('verifications.kind', '=', '2fa')
    .select(count);
  const recipients = selectFrom('codeRecipients')
    .whereRef('codeRecipients.userId', '=', 'users.id')
    .select(count);
  const passkeys = selectFrom('passkeys').whereRef('passkeys.userId', '=', 'users.id').select(count);
  return sql<number>`(${keys} + ${recipients} + ${passkeys})`;
}

/** A backup code is not a method: the last used method does not change. */
const recordProof = compileOnce(
  (db, of: Places<{ userId: string; epoch: number; method: TwoFactorMethod | null }>) =>
    db
      .updateTable('users')
      .set(({ eb, fn }) => ({
        factorProofs: eb('factorProofs', '+', 1),
        passwordByMail: 0,
        lastMethod: fn.coalesce(of('method'), 'lastMethod'),
      }))
      .where('id', '=', of('userId'))
      .where('credentialEpoch', '=', of('epoch')),
);
