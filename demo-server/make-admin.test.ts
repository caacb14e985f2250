import { expect, test } from 'vitest';
import { noticesTo } from './testing/records.ts';
import { startServerProcess as start } from './testing/server-process.ts';
import { ANN, startTestSite, temporaryFolder } from './testing/test-site.ts';

test('makes the first admin at the command line while the server runs, with an audit entry', async () => {
  const { newBrowser, data, database, store } = await startTestSite();
  const ann = newBrowser();
  await ann.send('signUpEmail', ANN);

  const { code, stdout, stderr } = await start(
    ['make-admin', ' Ann@Example.com', '--data', data],
    database.env,
  ).ended;
  expect({ code, stdout: JSON.parse(stdout) }).toEqual({
    code: 0,
    stdout: { email: ANN.email, changed: true },
  });
  expect(stderr).toContain('ann@example.com is now an admin.');
  // Anyone could have signed up with this address.
  expect(stderr).toContain('This address is not confirmed yet');
  const user = await ann.send('getSession');
  expect(user?.user.role).toBe('admin');
  const audit = await store.audit.of(user?.user.id ?? '');
  expect(audit.find(({ kind }) => kind === 'role-changed')).toMatchObject({
    reason: 'now-admin',
    address: null,
  });

  expect(await noticesTo(store)).toContain('role-changed');
  const address = await store.addresses.primaryOf(user?.user.id ?? '');
  await store.addresses.verify(address?.id ?? '', Date.now());
  await ann.send('signUpEmail', { ...ANN, email: 'bob@example.com' });
  const bob = await start(['make-admin', 'bob@example.com', '--data', data], database.env).ended;
  expect(bob.code).toBe(0);
  expect(await noticesTo(store)).toContain('staff-changed');

  const again = await start(['make-admin', ANN.email, '--data', data], database.env).ended;
  expect(JSON.parse(again.stdout)).toEqual({ email: ANN.email, changed: false });
  expect(again.stderr).not.toContain('is not confirmed');
});

test.each([
  ['no account has the address', ['make-admin', 'nobody@example.com'], 'There is no account'],
  ['no address was given', ['make-admin'], 'Give the email address of the account'],
])('reports in one sentence that %s', async (_, args, sentence) => {
  const ended = await start([...args, '--data', temporaryFolder()]).ended;
  expect(ended.code).toBe(1);
  expect(ended.stdout).toBe('');
  expect(ended.stderr).toContain(sentence);
  expect(ended.stderr.trimEnd().split('\n')).toHaveLength(1);
});
