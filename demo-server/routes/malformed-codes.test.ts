import { expect, test } from 'vitest';
import { routes } from '../contract/index.ts';
import { type Browser, readRefusal } from '../testing/browser.ts';
import { ANN, siteWithAnnEnrolled, wrongCode } from '../testing/test-site.ts';

/** Raw bodies, because `JSON.stringify` cannot write all of them. */
const MALFORMED = [
  '{"code":"12345"}',
  '{"code":"1234567"}',
  '{"code":123456}',
  '{"code":["1","2","3","4","5","6"]}',
  '{"code":[49,50,51,52,53,54]}',
  '{"code":{"toString":"123456"}}',
  '{"code":"１２３４５６"}',
  '{"code":"123456\\u0000"}',
  '{"code":"12e456"}',
  '{"code":"-12345"}',
  '{"code":null}',
  '{"code":true}',
  '{"code":""}',
  '{}',
  `{"code":"${'1'.repeat(10_000)}"}`,
  `{"code":"${'1'.repeat(1_000_000)}"}`,
];

test('refuses malformed codes of any kind with 400, without using up an attempt', async () => {
  const { pending, clock, codeOf } = await siteWithAnnEnrolled();
  const browser = await pending();
  for (const body of MALFORMED) {
    expect({ body: body.slice(0, 40), ...(await sent(browser, 'verifyTotp', body)) }).toMatchObject({
      status: 400,
      code: 'MALFORMED_CODE',
    });
  }
  expect(await browser.refusal('verifyTotp', { code: wrongCode(codeOf, clock.now) })).toMatchObject({
    attemptsLeft: 4,
  });
});

test('refuses a field that occurs twice, even if one of the values is right', async () => {
  const { pending, ann, clock, codeOf, backupCodes } = await siteWithAnnEnrolled();
  const browser = await pending();
  const right = codeOf(clock.now);
  const wrong = wrongCode(codeOf, clock.now);
  for (const [name, body] of [
    ['verifyTotp', `{"code":"${right}","code":"${wrong}"}`],
    ['verifyTotp', `{"code":"${wrong}","\\u0063ode":"${right}"}`],
    ['verifyBackupCode', `{"code":"${backupCodes[0]}","code":"${backupCodes[0]}"}`],
  ] as const) {
    expect(await sent(browser, name, body)).toMatchObject({ status: 400, code: 'MALFORMED_JSON' });
  }
  const disable = `{"password":"${ANN.password}","code":"${wrong}","code":"${right}"}`;
  expect(await sent(ann, 'disableTwoFactor', disable)).toMatchObject({ status: 400, code: 'MALFORMED_JSON' });
  // None was checked: the right code still works, and the next wrong code is the first.
  expect(await browser.refusal('verifyTotp', { code: wrong })).toMatchObject({ attemptsLeft: 4 });
  await browser.send('verifyTotp', { code: right });
});

test('accepts spaces inside a code', async () => {
  const { pending, clock, codeOf } = await siteWithAnnEnrolled();
  const [a, b, c, d, e, f] = codeOf(clock.now);
  await (await pending()).send('verifyTotp', { code: ` ${a} ${b} ${c} ${d} ${e} ${f} ` });
});

test('a code is checked for the user of the pending session, even if the request names another', async () => {
  const { pending, ann, newBrowser, clock, codeOf } = await siteWithAnnEnrolled();
  const eve = newBrowser();
  const { user } = await eve.send('signUpEmail', { ...ANN, name: 'Eve', email: 'eve@example.com' });
  const browser = await pending();
  const body = JSON.stringify({
    code: codeOf(clock.now),
    userId: user.id,
    user: user.id,
    email: user.email,
    session: (await ann.send('getSession'))?.session.id,
  });
  const response = await browser.fetch(`${routes.verifyTotp.path}?userId=${user.id}&email=${user.email}`, {
    method: 'POST',
    body,
    headers: { 'Content-Type': 'application/json', 'X-User-Id': user.id },
  });
  expect(await response.json()).toMatchObject({ user: { email: ANN.email } });
  expect((await browser.send('getSession'))?.user.email).toBe(ANN.email);
});

async function sent(browser: Browser, name: keyof typeof routes, body: string) {
  const response = await browser.fetch(routes[name].path, {
    method: 'POST',
    body,
    headers: { 'Content-Type': 'application/json' },
  });
  return readRefusal(response);
}
