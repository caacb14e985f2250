import { expect, test } from 'vitest';
import { noticesTo } from './testing/records.ts';
import { runHere } from './testing/run-here.ts';
import { startServerProcess as start } from './testing/server-process.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';
import { ANN, proveAddress, startTestSite } from './testing/test-site.ts';

test('the first admin is made at the command line, while the server runs, and is told so by the audit log', async () => {
  const site = await startTestSite();
  const { newBrowser, data, database, store } = site;
  const ann = newBrowser();
  await ann.send('signUpEmail', ANN);
  // Anybody can have signed up with it.
  const early = await runHere(['make-admin', ANN.email, '--data', data], database.env);
  expect({ code: early.code, stdout: early.stdout }).toEqual({ code: 1, stdout: '' });
  expect(early.stderr).toContain('No one has confirmed the email address');
  await proveAddress(site, ANN.email);

  const { code, stdout, stderr } = await start(
    ['make-admin', ' Ann@Example.com', '--data', data],
    database.env,
  ).ended;
  expect({ code, stdout: JSON.parse(stdout) }).toEqual({
    code: 0,
    stdout: { email: ANN.email, changed: true },
  });
  expect(stderr).toContain('ann@example.com is now an admin.');
  const user = await ann.send('getSession');
  expect(user?.user.role).toBe('admin');
  const audit = await store.audit.of(user?.user.id ?? '');
  expect(audit.find(({ kind }) => kind === 'role-changed')).toMatchObject({
    reason: 'now-admin',
    address: null,
  });

  expect(await noticesTo(store)).toContain('role-changed');
  await ann.send('signUpEmail', { ...ANN, email: 'bob@example.com' });
  await proveAddress(site, 'bob@example.com');
  const bob = await runHere(['make-admin', 'bob@example.com', '--data', data], database.env);
  expect(bob.code).toBe(0);
  expect(await noticesTo(store)).toContain('staff-changed');

  const again = await runHere(['make-admin', ANN.email, '--data', data], database.env);
  expect(JSON.parse(again.stdout)).toEqual({ email: ANN.email, changed: false });
});

test.each([
  ['no account has the address', ['make-admin', 'nobody@example.com'], 'There is no account'],
  ['no address was given', ['make-admin'], 'Give the email address of the account'],
])('reports in one sentence that %s', async (_, args, sentence) => {
  const ended = await runHere([...args, '--data', temporaryFolder()]);
  expect(ended.code).toBe(1);
  expect(ended.stdout).toBe('');
  expect(ended.stderr).toContain(sentence);
  expect(ended.stderr.trimEnd().split('\n')).toHaveLength(1);
});
