import { describe, expect, test } from 'vitest';
import { routes } from '../../contract/index.ts';
import { ApiRefusal, NoAnswer, readReply } from './api.ts';

const json = (status: number, body: unknown) => Response.json(body, { status });

test('returns a reply that follows the contract', async () => {
  await expect(readReply(routes.signOut, json(200, { success: true }))).resolves.toEqual({ success: true });
  await expect(readReply(routes.getSession, json(200, null))).resolves.toBeNull();
});

describe('a refusal', () => {
  test('has its code, the server’s message and the attempts left', async () => {
    const body = { code: 'INVALID_CODE', message: 'That code is not right.', attemptsLeft: 3 };
    const refusal = await readReply(routes.verifyTotp, json(401, body)).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ApiRefusal);
    expect(refusal).toMatchObject({
      message: 'That code is not right.',
      body: { code: 'INVALID_CODE', attemptsLeft: 3 },
    });
  });

  test('tells users what to quote after an internal error', async () => {
    const body = { code: 'INTERNAL_ERROR', message: 'Something went wrong.', requestId: 'r-17' };
    await expect(readReply(routes.signOut, json(500, body))).rejects.toThrow(
      'Something went wrong. If this happens again, report it and quote r-17.',
    );
  });
});

test.each([
  ['an HTML page from a proxy', new Response('<h1>Bad gateway</h1>', { status: 502 })],
  ['an empty answer', new Response(null, { status: 200 })],
  ['a reply with a part missing', json(200, {})],
  ['an unknown code', json(400, { code: 'SURPRISE', message: 'Boo.' })],
])('%s counts as no answer', async (_, response) => {
  const error = await readReply(routes.signOut, response).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(NoAnswer);
  expect(String(error)).not.toMatch(/Boo|gateway/);
});
