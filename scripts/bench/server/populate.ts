import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { KEY_BYTES, KeyRing } from '../../../demo-server/keys/key-ring.ts';
import { hashToken, newToken } from '../../../demo-server/sessions/token.ts';
import { openDatabase } from '../../../demo-server/store/open-database.ts';
import { base32FromBytes } from '../../../shared/base32.ts';
import { DAY, MINUTE } from '../../../shared/durations.ts';
import { codeAt } from '../../../shared/one-time-code.ts';
import type { BenchDatabase } from './bench-database.ts';
import type { Call } from './load.ts';

const COOKIE = 'countersign.session';

/** A database of the demo server with many accounts, each with a second factor. */
export interface Population {
  /** Environment variables for the server's process. */
  env: Record<string, string>;
  /** Returns the email address of one of the `own` accounts. */
  emailOf(index: number): string;
  /** Creates pending sessions of `own` accounts. Returns the calls that finish them, each with a right, unused code. */
  challenges(from: number, count: number): Promise<Call[]>;
  /** Creates a full session of an `own` account. Returns its cookie. */
  signedIn(index: number): Promise<string>;
}

/**
 * Fills an empty database in bulk. All accounts have the same password hash and the same key, sealed for each row. The
 * cost of a request does not depend on them.
 *
 * @param own accounts with a usable key, spread over all accounts; the others only fill tables and indexes
 */
export async function populate(
  database: BenchDatabase,
  accounts: number,
  { own, passwordHash }: { own: number; passwordHash: string },
): Promise<Population> {
  await migrate(database);
  const key = randomBytes(KEY_BYTES);
  const ring = new KeyRing(new Map([['k1', key]]));
  const secret = base32FromBytes(randomBytes(20));
  const now = Date.now();
  await database.run(
    `insert into users (id, email, name, password_hash, created_at, updated_at)
     with recursive n(i) as (select 0 union all select i + 1 from n where i + 1 < ${accounts})
     select 'user-' || i, 'user-' || i || '@example.com', 'User ' || i, $1, ${now}, ${now} from n`,
    [passwordHash],
  );
  await database.run(
    `insert into addresses (id, user_id, email, verified_at, is_primary, created_at)
     select id, id, email, ${now}, 1, ${now} from users`,
  );
  const filler = ring.seal(secret, { purpose: 'totp-secret', userId: '', rowId: '' });
  const userIdOf = (index: number) => `user-${Math.floor((index * accounts) / own)}`;
  const owners = Array.from({ length: own }, (_, index) => userIdOf(index));
  await database.insert(
    'verifications',
    owners.map((userId) => {
      const rowId = `key-of-${userId}`;
      const sealed = ring.seal(secret, { purpose: 'totp-secret', userId, rowId });
      return {
        id: rowId,
        user_id: userId,
        kind: '2fa',
        sealed_secret: sealed,
        last_used_step: 0,
        created_at: now,
      };
    }),
  );
  await database.run(
    `insert into verifications (id, user_id, kind, sealed_secret, last_used_step, created_at)
     select 'key-of-' || id, id, '2fa', $1, 0, ${now} from users
     where id not in (select user_id from verifications)`,
    [filler],
  );
  await database.run('analyze');

  return {
    env: { ...database.env, COUNTERSIGN_KEYS: `k1:${key.toString('base64')}` },
    emailOf: (index) => `${userIdOf(index)}@example.com`,
    async challenges(from, count) {
      const at = Date.now();
      const body = () => ({
        code: codeAt({ type: 'totp', algorithm: 'SHA1', digits: 6, period: 30, secret }, Date.now()),
      });
      const tokens = Array.from({ length: count }, () => newToken());
      const rows = tokens.map((token, index) => ({
        ...session(userIdOf(from + index), token, at),
        kind: 'pending',
        expires_at: at + 10 * MINUTE,
      }));
      await database.insert('sessions', rows);
      return tokens.map((token) => ({
        path: '/api/auth/two-factor/verify-totp',
        body,
        cookie: `${COOKIE}=${token}`,
      }));
    },
    async signedIn(index) {
      const [at, token] = [Date.now(), newToken()];
      const row = { ...session(userIdOf(index), token, at), kind: 'full', expires_at: at + DAY };
      await database.insert('sessions', [row]);
      return `${COOKIE}=${token}`;
    },
  };
}

async function migrate({ env: { COUNTERSIGN_DATA = '', DATABASE_URL } }: BenchDatabase): Promise<void> {
  mkdirSync(COUNTERSIGN_DATA, { recursive: true });
  const location =
    DATABASE_URL === undefined ? { path: join(COUNTERSIGN_DATA, 'countersign.db') } : { url: DATABASE_URL };
  const store = await openDatabase(location, (error) => {
    throw error;
  });
  await store.close();
}

function session(userId: string, token: string, now: number) {
  return { id: randomUUID(), token_hash: hashToken(token), user_id: userId, attempts: 0, created_at: now };
}
