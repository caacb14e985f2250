import { expect, test } from 'vitest';
import { isBearer } from './bearer.ts';

const TOKEN = 'q2Zk0mJtN1u5x8Yb3Vw6';

test('accepts the token alone', () => {
  for (const header of [`Bearer ${TOKEN}`, `bearer ${TOKEN}`, `Bearer   ${TOKEN} `])
    expect({ header, ok: isBearer(header, TOKEN) }).toEqual({ header, ok: true });
  for (const header of [
    '',
    'Bearer',
    'Bearer ',
    TOKEN,
    `Basic ${TOKEN}`,
    `Bearer ${TOKEN}x`,
    `Bearer ${TOKEN.slice(0, -1)}`,
    `Bearer ${TOKEN.toLowerCase()}`,
    `Bearer ${TOKEN}, Bearer x`,
    `Bearer x ${TOKEN}`,
    `Bearer${TOKEN}`,
  ])
    expect({ header, ok: isBearer(header, TOKEN) }).toEqual({ header, ok: false });
});
