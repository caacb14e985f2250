import { describe, expect, test } from 'vitest';
import { channels } from '../../ipc/index.ts';
import { answer, type Handlers, OWN_ORIGIN } from './answer.ts';

const OWN = { isTopFrame: true, origin: OWN_ORIGIN };
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

const TYPED = {
  issuer: '',
  account: '',
  secret: SECRET,
  type: 'totp',
  algorithm: 'SHA1',
  digits: 6,
  period: 30,
  counter: 0,
};

describe('a request', () => {
  // A refused request must never reach a handler.
  const handlers = Object.fromEntries(
    Object.keys(channels).map((channel) => [channel, () => expect.unreachable()]),
  ) as unknown as Handlers;

  test.each([
    ['another origin', { isTopFrame: true, origin: 'https://evil.test' }],
    ['a file', { isTopFrame: true, origin: 'file://' }],
    ['a frame inside the page', { isTopFrame: false, origin: OWN_ORIGIN }],
    ['nowhere', { isTopFrame: false, origin: '' }],
  ])('from %s is refused', async (_name, sender) => {
    expect(await answer(handlers, sender, 'vault:status', undefined)).toMatchObject({
      ok: false,
      error: { code: 'invalid-request' },
    });
  });

  test.each(['nothing', '__proto__', 'constructor', 'toString', '', 5, null, undefined, ['vault:status']])(
    'on the channel %j is refused',
    async (channel) => {
      expect(await answer(handlers, OWN, channel, {})).toMatchObject({ error: { code: 'invalid-request' } });
    },
  );

  test('with a field that is too long gets its name and the allowed length', async () => {
    expect(await answer(handlers, OWN, 'found:typed', { ...TYPED, issuer: 'x'.repeat(201) })).toEqual({
      ok: false,
      error: { code: 'invalid-request', message: 'The issuer is too long. The maximum is 200 characters.' },
    });
  });

  test('with an unexpected error gets a sentence, and the developer gets the error', async () => {
    const reported: unknown[] = [];
    const failing = {
      ...handlers,
      'vault:status': () => {
        throw new TypeError(`secret ${SECRET}`);
      },
    };
    const reply = await answer(failing, OWN, 'vault:status', undefined, (...what) => reported.push(what));
    expect(reply).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(JSON.stringify(reply)).not.toContain(SECRET);
    expect(reported).toEqual([['vault:status', expect.any(TypeError)]]);
  });
});
