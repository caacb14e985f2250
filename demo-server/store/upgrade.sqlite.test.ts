import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import bcrypt from 'bcryptjs';
import { CamelCasePlugin, Kysely } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { HOUR } from '../../shared/durations.ts';
import { DEFAULT_BACKUP_CODES } from '../contract/index.ts';
import { backupCodeTag } from '../factors/backup-codes.ts';
import { resealAll } from '../key-rotation/rotate.ts';
import { KeyRing } from '../keys/key-ring.ts';
import { bcryptInput } from '../passwords/password.ts';
import { hashToken, newToken } from '../sessions/token.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { onPostgres } from '../testing/test-database.ts';
import { ANN, ANN_SIGN_IN, authenticator, STEP_MS, startTestSite } from '../testing/test-site.ts';
import { migrate } from './migrate.ts';
import * as foundation from './migrations/0001-foundation.ts';
import { migrations } from './migrations/index.ts';
import type { Schema } from './schema.ts';
import { NodeSqliteDialect } from './sqlite-dialect.ts';

test.skipIf(onPostgres)('a database of each earlier version is migrated and can be used', async () => {
  const names = Object.keys(migrations).sort();
  for (const [index] of names.entries()) {
    const data = temporaryFolder();
    const db = earlierDatabase(join(data, 'countersign.db'));
    const earlier = Object.fromEntries(
      Object.entries(migrations).filter(([name]) => names.indexOf(name) <= index),
    );
    await migrate(db, earlier);
    const { newBrowser, clock } = await startTestSite({ data });
    const ann = newBrowser();
    await ann.send('signUpEmail', ANN);
    const codeOf = authenticator((await ann.send('beginEnrolment', { password: ANN.password })).totpURI);
    await ann.send('verifyTotp', { code: codeOf(clock.now) });
    clock.now += STEP_MS;
    await ann.send('signInEmail', ANN_SIGN_IN);
    await ann.send('verifyTotp', { code: codeOf(clock.now) });
  }
});

test.skipIf(onPostgres)('accounts, sessions and keys of the first version still work', async () => {
  const data = temporaryFolder();
  const path = join(data, 'countersign.db');
  const keys = new KeyRing(new Map([['k1', randomBytes(32)]]));
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
  const token = newToken();
  const now = Date.UTC(2026, 10, 20, 12, 0, 0);
  const db = earlierDatabase(path);
  await migrate(db, { '0001-foundation': foundation });
  const old = new DatabaseSync(path);
  const insert = (table: string, ...values: (string | number | null)[]) =>
    old.prepare(`insert into ${table} values (${values.map(() => '?').join(', ')})`).run(...values);
  insert('users', 'ann', ANN.email, ANN.name, bcrypt.hashSync(bcryptInput(ANN.password), 4), now, now);
  insert('sessions', 's1', hashToken(token), 'ann', 'full', 0, now, now + HOUR);
  const sealed = keys.seal(secret, { purpose: 'totp-secret', userId: 'ann', rowId: 'v1' });
  insert('verifications', 'v1', 'ann', '2fa', sealed, null, 0, -1, now, null);
  insert('audit_events', 'a1', now, 'ann', 'sign-up', 'success', null, '192.0.2.7');
  old.close();

  const { newBrowser, clock, store, server } = await startTestSite({ data, keys });
  const session = await fetch(`${server.address}/api/auth/get-session`, {
    headers: { Cookie: `countersign.session=${token}` },
  });
  expect(await session.json()).toMatchObject({
    session: { id: 's1', provenUntil: null },
    user: { twoFactorEnabled: true, backupCodes: { remaining: 0, few: true, saved: false } },
  });
  // The sign-in address is stored, but not verified yet.
  expect(await store.addresses.of('ann')).toMatchObject([
    { email: ANN.email, isPrimary: 1, verifiedAt: null },
  ]);
  expect(await store.audit.of('ann')).toMatchObject([{ id: 'a1', address: '192.0.2.7', sessionId: null }]);

  const codeOf = authenticator(`otpauth://totp/Countersign:ann?secret=${secret}&issuer=Countersign`);
  const ann = newBrowser();
  await ann.send('signInEmail', ANN_SIGN_IN);
  await ann.send('verifyTotp', { code: codeOf(clock.now) });
  // Their first backup codes are created like any other set.
  const { backupCodes, voided } = await ann.send('generateBackupCodes', { password: ANN.password });
  expect({ made: backupCodes.length, voided }).toEqual({ made: DEFAULT_BACKUP_CODES, voided: 0 });
});

test.skipIf(onPostgres)('backup codes of an earlier version still work, also under a new key', async () => {
  const data = temporaryFolder();
  const path = join(data, 'countersign.db');
  const [k1, k2] = [randomBytes(32), randomBytes(32)];
  const keys = new KeyRing(new Map([['k1', k1]]));
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
  const codes = ['7K2MX9QD', '0123ABCD'];
  const now = Date.UTC(2026, 10, 20, 12, 0, 0);
  const known = Object.entries(migrations).filter(([name]) => name < '0007');
  await migrate(earlierDatabase(path), Object.fromEntries(known));
  const old = new DatabaseSync(path);
  const hash = bcrypt.hashSync(bcryptInput(ANN.password), 4);
  old
    .prepare(
      'insert into users (id, email, name, password_hash, created_at, updated_at) values (?, ?, ?, ?, ?, ?)',
    )
    .run('ann', ANN.email, ANN.name, hash, now, now);
  const sealed = keys.seal(secret, { purpose: 'totp-secret', userId: 'ann', rowId: 'v1' });
  old
    .prepare(
      "insert into verifications (id, user_id, kind, sealed_secret, created_at) values ('v1', 'ann', '2fa', ?, ?)",
    )
    .run(sealed, now);
  old.prepare("insert into backup_code_sets (verification_id, created_at) values ('v1', ?)").run(now);
  for (const code of codes) {
    old
      .prepare("insert into backup_codes (id, verification_id, tag, hash) values (?, 'v1', ?, ?)")
      .run(code, backupCodeTag(secret, code), bcrypt.hashSync(bcryptInput(code), 4));
  }
  old.close();

  const both = new KeyRing(
    new Map([
      ['k2', k2],
      ['k1', k1],
    ]),
  );
  const { newBrowser, store } = await startTestSite({ data, keys: both });
  const [first = '', second = ''] = codes;
  const ann = newBrowser();
  await ann.send('signInEmail', ANN_SIGN_IN);
  await ann.send('verifyBackupCode', { code: first });
  expect(await resealAll(store.sealed, both, now)).toEqual({ keyId: 'k2', resealed: 2, unreadable: [] });
  await ann.send('verifyBackupCode', { code: second });
  expect(await ann.refusal('verifyBackupCode', { code: second })).toMatchObject({ status: 401 });
});

function earlierDatabase(path: string): Kysely<Schema> {
  const db = new Kysely<Schema>({ dialect: new NodeSqliteDialect(path), plugins: [new CamelCasePlugin()] });
  onTestFinished(() => db.destroy());
  return db;
}
