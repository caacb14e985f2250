import QRCode from 'qrcode';
import { expect, test } from 'vitest';
import { MADE, type Made } from '../testing/accounts.ts';
import { googlePart } from '../testing/authenticators.ts';
import { sqlite } from '../testing/containers.ts';
import { failureOf, read } from '../testing/read.ts';

const [first] = MADE as [Made];

test('reports a missing part', async () => {
  const parts = [0, 2].map((index) =>
    googlePart([{ ...first, name: `n${index}` }], { size: 3, index, batch: 5 }),
  );
  const { accounts, problems } = await read(Buffer.from(parts.join('\n')));
  expect(accounts).toHaveLength(2);
  expect(problems).toMatchObject([
    { entry: 'Google Authenticator', reason: expect.stringMatching(/2 of 3/) },
  ]);
});

test('reports an incomplete part and reads the others; a single incomplete part is damage', async () => {
  const whole = googlePart([first]);
  const cut = googlePart([{ ...first, name: 'x' }]).slice(0, -20);
  const { accounts, problems } = await read(Buffer.from(`${whole}\n${cut}`));
  expect(accounts).toHaveLength(1);
  expect(problems).toHaveLength(1);
  expect((await failureOf(Buffer.from(cut))).code).toBe('damaged');
});

/** QR codes side by side, four pixels per module. */
function drawn(texts: readonly string[]): string {
  const squares = texts.flatMap((text, place) => {
    const { modules } = QRCode.create(text);
    return [...modules.data].flatMap((dark, at) => {
      const x = 40 + place * 400 + (at % modules.size) * 4;
      const y = 40 + Math.floor(at / modules.size) * 4;
      return dark ? [`<rect x="${x}" y="${y}" width="4" height="4"/>`] : [];
    });
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="400"><rect width="900" height="400" fill="#fff"/>${squares.join('')}</svg>`;
}

test('reads several codes in one picture as one export', async () => {
  const texts = [0, 1].map((index) => googlePart([{ ...first, name: `n${index}` }], { size: 2, index }));
  const { format, accounts } = await read(Buffer.from(drawn(texts)));
  expect(format).toBe('google-authenticator');
  expect(accounts.map(({ name }) => name).sort()).toEqual(['n0', 'n1']);
});

test('opens a database in write-ahead mode, and lists keys that the phone encrypted', async () => {
  const row = {
    _id: 1,
    email: 'GitHub:ann',
    secret: first.secret,
    counter: 0,
    type: 0,
    provider: 0,
    issuer: 'GitHub',
  };
  const database = await sqlite({
    accounts: [
      { ...row, isencrypted: 0 },
      { ...row, _id: 2, email: 'bob', isencrypted: 1 },
    ],
  });
  database.set([2, 2], 18);
  const { accounts, problems } = await read(database);
  expect(accounts.map(({ name }) => name)).toEqual(['ann']);
  expect(problems).toMatchObject([{ entry: 'GitHub: bob', reason: expect.stringContaining('phone') }]);
});

test('the issuer before a name is no part of it, in any letter case', async () => {
  for (const name of ['github:ann', 'GitHub: ann', 'ann']) {
    const row = { email: name, issuer: 'GitHub', secret: 'GEZDGNBVGY3TQOJQ', type: 0, counter: 0 };
    for (const bytes of [
      Buffer.from(googlePart([{ ...first, issuer: 'GitHub', name }])),
      await sqlite({ accounts: [row] }),
    ]) {
      expect((await read(bytes)).accounts).toMatchObject([{ issuer: 'GitHub', name: 'ann' }]);
    }
  }
});

test('a space before the colon is no part of the name either', async () => {
  const row = { email: 'GitHub : ann', issuer: 'GitHub', secret: 'GEZDGNBVGY3TQOJQ', type: 0, counter: 0 };
  expect((await read(await sqlite({ accounts: [row] }))).accounts).toMatchObject([
    { issuer: 'GitHub', name: 'ann' },
  ]);
});
