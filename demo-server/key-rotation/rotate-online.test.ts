import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Browser } from '../testing/browser.ts';
import { startQuickServer, startServerProcess } from '../testing/server-process.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { databaseFor } from '../testing/test-database.ts';
import { ANN, ANN_SIGN_IN, authenticator, STEP_MS } from '../testing/test-site.ts';

test('keys are rotated while a server runs: it opens the resealed values and seals with the new key', async () => {
  const data = temporaryFolder();
  const database = await databaseFor(data);
  const { env } = database;
  const server = startQuickServer(data, env);
  const address = await server.address;
  const browserOf = async (person: typeof ANN) => {
    const browser = new Browser(address, address);
    await browser.send('signUpEmail', person);
    const codeOf = authenticator(
      (await browser.send('beginEnrolment', { password: person.password })).totpURI,
    );
    await browser.send('verifyTotp', { code: codeOf(Date.now()) });
    return codeOf;
  };
  const codeOf = await browserOf(ANN);

  const rotated = await startServerProcess(['rotate-keys', '--data', data], env).ended;
  // The authenticator's key, the key of the backup codes, and the mail that confirms the address.
  expect(JSON.parse(rotated.stdout)).toEqual({ keyId: 'k2', resealed: 3, unreadable: [] });

  const again = new Browser(address, address);
  await again.send('signInEmail', ANN_SIGN_IN);
  await again.send('verifyTotp', { code: codeOf(Date.now() + STEP_MS) });
  await browserOf({ ...ANN, email: 'bob@example.com' });
  const rows = await database.query('select sealed_secret from verifications');
  expect(rows).toHaveLength(2);
  for (const { sealed_secret } of rows) expect(sealed_secret).toMatch(/^v1\.k2\./);

  // The old key can be removed, because no stored value needs it.
  server.child.kill('SIGTERM');
  await server.ended;
  const keyFile = join(data, 'keys.txt');
  const [newest = ''] = readFileSync(keyFile, 'utf8').split('\n');
  writeFileSync(keyFile, `${newest}\n`);
  await startQuickServer(data, env).address;
});
