import { expect, test } from 'vitest';
import { masked, maskedExchange } from './masked.ts';

const KEY = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const ID = '0f9b2d9e-6f1b-4f6f-9a43-6a8f0d8f0c11';
const PASSWORD = `correct horse ${ID}`;

test.each([
  [
    'JSON',
    JSON.stringify({ totpURI: `otpauth://totp/a?secret=${KEY}`, backupCodes: ['abcd-1234', 'x9y8z7'] }),
  ],
  ['deep JSON', JSON.stringify({ data: { two: [{ secret: KEY }], note: `Key ${KEY}` } })],
  ['a name', JSON.stringify({ [KEY]: 1 })],
  [
    'a form',
    new URLSearchParams({ email: `${ID}@example.com`, password: PASSWORD, code: '123456' }).toString(),
  ],
  ['a page', `<p>Your key</p><pre>${KEY.match(/.{4}/g)?.join(' ')}</pre><input value="${ID}">`],
  ['small letters in groups', KEY.toLowerCase().match(/.{4}/g)?.join(' ') ?? ''],
  ['a sentence', `Hello ${ID}@example.com, ${PASSWORD}, your code is 123456, or 1234-5678`],
  ['a path', `/reset?token=${ID}&next=/`],
  ['a number', JSON.stringify({ attempt: 123456, code: 42 })],
  ['a drawing', `<svg><path d="M0 0h7"/></svg> data:image/png;base64,${KEY}`],
  [
    'a key of speakeasy',
    JSON.stringify({ ascii: 'gezdgK]q>S%r:}$w#d;Z!a', hex: '676578', base32: 'GEZDGNBV' }),
  ],
  ['a page with a span for each group', KEY.replaceAll(/.{4}/g, '<span class="g">$&</span> ')],
  ['groups with fixed spaces', KEY.replaceAll(/.{4}(?!$)/g, '$&&nbsp;')],
  ['single letters', [...KEY].join(' ')],
  ['a form with files', `--x\r\nContent-Disposition: form-data; name="otp"\r\n\r\nGEZDGNBV\r\n--x--`],
  ['XML', '<reply><sharedSecret type="b32">GEZDGNBV</sharedSecret></reply>'],
  ['a line of a log', 'The secret: GEZDGNBV, passphrase="gezdgn"'],
  ['backup codes of a page', '<li>x9y8z7w6</li><li>123456 789012</li><code>gezdgnbv</code>'],
  ['a field without quotation marks', '<input name=csrf value=gezdgnbv>'],
  ['a hash', "VALUES ('$2b$10$gezdgnbvgyABCDEFGHIJ')"],
  ['a token without digits', 'Bearer eyJhbGci.eyJzdWIi.gezdg'],
  ['small letters without digits', '<p>gezdgnbvgytqojqgezdgn</p>'],
  ['a session', JSON.stringify({ data: { access: `eyJhbGciOiJIUzI1NiJ9.${KEY}.sig-1`, expires: 900000 } })],
])('%s has nothing secret any more', (_what, text) => {
  expect(masked(text)).not.toMatch(
    /GEZDG|gezd|123456|0f9b2d|correct horse|abcd-1234|x9y8|1234-5678|\b42\b|M0 0|eyJ/,
  );
});

test('a key as a list of bytes is masked', () => {
  const bytes = [72, 101, 108, 108, 111, 33, 222, 173, 190, 239];
  const body = { a: { type: 'Buffer', data: bytes }, b: bytes, c: { ...bytes } };
  expect(masked(JSON.stringify(body))).toBe('{"a":{"type":"Buffer","data":"…"},"b":"…","c":"…"}');
});

test('sentences and pages stay', () => {
  const page =
    '<h1>Two-factor authentication</h1><p>The code is wrong. Try it once more.</p><a href="/login">Back to step 1</a>';
  expect(masked(page)).toBe(page);
  const list = JSON.stringify({ error: 'Too many attempts', retryAfter: 30, steps: [1, 2, 3], items: [] });
  expect(masked(list)).toBe(list);
});

test('what explains an answer stays', () => {
  expect(
    maskedExchange(
      '/login',
      { method: 'POST', body: '{"email":"a@b.example","password":"p"}' },
      401,
      '{"code":"INVALID_CODE","message":"This code is wrong."}',
    ),
  ).toEqual({
    method: 'POST',
    path: '/login',
    sent: '{"email":"user@example.com","password":"…"}',
    status: 401,
    answer: '{"code":"INVALID_CODE","message":"This code is wrong."}',
  });
  expect(masked('x y '.repeat(1000)).length).toBeLessThan(700);
});

test('a body of any size is masked at once', () => {
  // Work that grows with the square of the length would end at the limit of every test.
  for (const one of ['a', 'A2', 'a=b&', '{"a":', '<svg>', 'a@', 'ab-', ' ', '\u{1f511}']) {
    const text = one.repeat(400_000);
    for (const body of [text, JSON.stringify({ note: text, list: [text] }), `x=${text}<`]) {
      expect(masked(body).length).toBeLessThan(700);
    }
  }
  for (let length = 1_440; length < 1_560; length += 7) {
    expect(masked(`${'x '.repeat(length / 2)}${KEY}`)).not.toMatch(/GEZDG/);
  }
});
