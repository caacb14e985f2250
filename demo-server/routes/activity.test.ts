import { expect, test } from 'vitest';
import { ANN, ANN_SIGN_IN, startTestSite } from '../testing/test-site.ts';

const EVE = { name: 'Eve', email: 'eve@example.com', password: 'another password' };

test('users read only their own activity, in pages, newest first', async () => {
  const { newBrowser, clock } = await startTestSite();
  const ann = newBrowser();
  await ann.send('signUpEmail', ANN);
  await newBrowser().send('signUpEmail', EVE);
  // Several at the same time, so that a page ends between two of them.
  for (let tried = 0; tried < 12; tried += 1) {
    if (tried % 4 === 0) clock.now += 1000;
    await newBrowser().refusal('signInEmail', { ...ANN_SIGN_IN, password: 'a wrong password' });
  }

  const seen: { id: string; at: string }[] = [];
  let before: string | undefined;
  do {
    const query = { limit: '5', ...(before !== undefined && { before }) };
    const page = await ann.send('readActivity', undefined, query);
    expect(page.events.length).toBeLessThanOrEqual(5);
    seen.push(...page.events);
    before = page.next ?? undefined;
  } while (before !== undefined);

  expect(seen).toHaveLength(13);
  expect(new Set(seen.map(({ id }) => id)).size).toBe(13);
  const times = seen.map(({ at }) => Date.parse(at));
  expect(times).toEqual([...times].sort((a, b) => b - a));
  expect(seen.at(-1)).toMatchObject({ kind: 'sign-up', outcome: 'success', current: true });
  expect(seen[0]).toMatchObject({
    kind: 'sign-in',
    outcome: 'failure',
    reason: 'wrong-password',
    ipAddress: '127.0.0.1',
    current: false,
  });
});

test('refuses an invalid page size; an invalid cursor means the first page', async () => {
  const { newBrowser } = await startTestSite();
  const ann = newBrowser();
  await ann.send('signUpEmail', ANN);
  for (const limit of ['0', '101', '-1', '1e1', 'all', '']) {
    const response = await ann.call('readActivity', undefined, { limit });
    expect({ limit, status: response.status, ...(await response.json()) }).toMatchObject({
      limit,
      status: 400,
      code: 'VALIDATION_ERROR',
      fields: [{ path: 'limit' }],
    });
  }
  for (const before of ["1' or 1=1 --", '0_x', '99999999999999999999_', '']) {
    expect((await ann.send('readActivity', undefined, { before })).events).toHaveLength(1);
  }
});
