import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { KEY_BYTES, KeyRing } from '../../../demo-server/keys/key-ring.ts';
import { hashToken, newToken } from '../../../demo-server/sessions/token.ts';
import { NodeSqliteDialect } from '../../../demo-server/store/sqlite-dialect.ts';
import { openStore } from '../../../demo-server/store/store.ts';
import { base32FromBytes } from '../../../shared/base32.ts';
import { MINUTE } from '../../../shared/durations.ts';
import { codeAt } from '../../../shared/one-time-code.ts';
import type { Call } from './load.ts';

const COOKIE = 'countersign.session';

/** A database of the demo server with many accounts, each with a second factor. */
export interface Population {
  /** Environment variables for the server's process. */
  env: Record<string, string>;
  /** Returns the email address of one of the `own` accounts. */
  emailOf(index: number): string;
  /** Creates pending sessions of `own` accounts. Returns the calls that finish them, each with a right, unused code. */
  challenges(from: number, count: number): Call[];
}

/**
 * Fills a new database in bulk. All accounts have the same password hash and the same key, sealed for each row. The
 * cost of a request does not depend on them.
 *
 * @param own accounts with a usable key, spread over all accounts; the others only fill tables and indexes
 */
export async function populate(
  folder: string,
  accounts: number,
  { own, passwordHash }: { own: number; passwordHash: string },
): Promise<Population> {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'countersign.db');
  await (await openStore(new NodeSqliteDialect(path))).close();
  const key = randomBytes(KEY_BYTES);
  const ring = new KeyRing(new Map([['k1', key]]));
  const secret = base32FromBytes(randomBytes(20));
  const now = Date.now();
  const database = new DatabaseSync(path);
  // Without synchronous writes, because a power cut would only lose a benchmark.
  database.exec('pragma synchronous = off; begin');
  database
    .prepare(
      `with recursive n(i) as (select 0 union all select i + 1 from n where i + 1 < $count)
       insert into users (id, email, name, password_hash, created_at, updated_at)
       select 'user-' || i, 'user-' || i || '@example.com', 'User ' || i, $hash, $now, $now from n`,
    )
    .run({ $count: accounts, $hash: passwordHash, $now: now });
  database
    .prepare(
      `insert into addresses (id, user_id, email, verified_at, is_primary, created_at)
       select id, id, email, $now, 1, $now from users`,
    )
    .run({ $now: now });
  const filler = ring.seal(secret, { purpose: 'totp-secret', userId: '', rowId: '' });
  database
    .prepare(
      `insert into verifications (id, user_id, kind, sealed_secret, last_used_step, created_at)
       select 'key-of-' || id, id, '2fa', $sealed, 0, $now from users`,
    )
    .run({ $sealed: filler, $now: now });
  const seal = database.prepare('update verifications set sealed_secret = ? where id = ?');
  const userIdOf = (index: number) => `user-${Math.floor((index * accounts) / own)}`;
  for (let index = 0; index < own; index += 1) {
    const userId = userIdOf(index);
    const rowId = `key-of-${userId}`;
    seal.run(ring.seal(secret, { purpose: 'totp-secret', userId, rowId }), rowId);
  }
  database.exec('commit; analyze; pragma wal_checkpoint(truncate)');
  database.close();

  return {
    env: {
      COUNTERSIGN_DATA: folder,
      COUNTERSIGN_KEYS: `k1:${key.toString('base64')}`,
    },
    emailOf: (index) => `${userIdOf(index)}@example.com`,
    challenges(from, count) {
      const userIds = Array.from({ length: count }, (_, index) => userIdOf(from + index));
      return challenges(path, secret, userIds);
    },
  };
}

function challenges(path: string, secret: string, userIds: readonly string[]): Call[] {
  const now = Date.now();
  const code = codeAt({ type: 'totp', algorithm: 'SHA1', digits: 6, period: 30, secret }, now);
  const database = new DatabaseSync(path);
  database.exec('pragma busy_timeout = 5000; begin immediate');
  const insert = database.prepare(
    `insert into sessions (id, token_hash, user_id, kind, attempts, created_at, expires_at)
     values (?, ?, ?, 'pending', 0, ?, ?)`,
  );
  const calls = userIds.map((userId): Call => {
    const token = newToken();
    insert.run(randomUUID(), hashToken(token), userId, now, now + 10 * MINUTE);
    return { path: '/api/auth/two-factor/verify-totp', body: { code }, cookie: `${COOKIE}=${token}` };
  });
  database.exec('commit');
  database.close();
  return calls;
}
