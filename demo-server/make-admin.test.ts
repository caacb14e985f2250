import { expect, test } from 'vitest';
import { noticesTo } from './testing/look.ts';
import { startServerProcess as start } from './testing/server-process.ts';
import { ANN, startTestSite, temporaryFolder } from './testing/test-site.ts';

test('the first admin is made at the command line, while the server runs, and is told so by the audit log', async () => {
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
  expect(stderr).toContain('ann@example.com is an admin now.');
  // Anybody can have signed up with it.
  expect(stderr).toContain('Nobody has confirmed that address yet');
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
  expect(again.stderr).not.toContain('Nobody has confirmed');
});

test.each([
  ['nobody has that address', ['make-admin', 'nobody@example.com'], 'There is no account'],
  ['no address was given', ['make-admin'], 'Name the account by its e-mail address'],
])('when %s, one sentence says so', async (_, args, sentence) => {
  const ended = await start([...args, '--data', temporaryFolder()]).ended;
  expect(ended.code).toBe(1);
  expect(ended.stdout).toBe('');
  expect(ended.stderr).toContain(sentence);
  expect(ended.stderr.trimEnd().split('\n')).toHaveLength(1);
});
