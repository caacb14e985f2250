import { expect, test, vi } from 'vitest';
import { PATIENCE } from '../../shared/testing/patience.ts';
import { Browser } from '../testing/browser.ts';
import { IssuedValues } from '../testing/issued-values.ts';
import { lettersTo, tokenIn } from '../testing/letters.ts';
import { auditOf } from '../testing/records.ts';
import { startQuickServer } from '../testing/server-process.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { databaseFor } from '../testing/test-database.ts';
import { ANN, authenticator } from '../testing/test-site.ts';

/** Kills a server that has just stored a request for links. Others answer it and race for the link. */
test('a request survives the server that stored it, and of 20 uses of a link at several processes one succeeds', async () => {
  const data = temporaryFolder();
  const database = await databaseFor(data);
  const { env } = database;
  const first = startQuickServer(data, env);
  const browserAt = (address: string) => new Browser(address, address);
  const ann = browserAt(await first.address);
  const { user } = await ann.send('signUpEmail', ANN);
  const codeOf = authenticator((await ann.send('beginEnrolment', { password: ANN.password })).totpURI);
  await ann.send('verifyTotp', { code: codeOf(Date.now()) });
  const store = await database.open();
  for (const { id } of await store.addresses.of(user.id)) await store.addresses.verify(id, Date.now());

  await ann.send('requestRecovery', { email: ANN.email });
  first.child.kill('SIGKILL');
  await first.ended;

  const addresses = await Promise.all([1, 2].map(() => startQuickServer(data, env).address));
  const mailbox = { store, data, issued: new IssuedValues() };
  const letters = () => lettersTo(mailbox, ANN.email, 'recovery-link');
  await vi.waitFor(async () => expect(await letters()).toHaveLength(1), PATIENCE);
  const token = tokenIn((await letters())[0]?.details.path ?? '');

  const statuses = await Promise.all(
    Array.from({ length: 20 }, async (_, index) => {
      const browser = browserAt(addresses[index % addresses.length] ?? '');
      return (await browser.call('redeemRecovery', { token, password: ANN.password })).status;
    }),
  );
  expect(statuses.filter((status) => status === 200)).toHaveLength(1);
  expect(statuses.every((status) => [200, 410, 429].includes(status))).toBe(true);
  const resets = (await auditOf(store)).filter(({ kind }) => kind === 'second-factor-reset');
  expect(resets).toHaveLength(1);
});
