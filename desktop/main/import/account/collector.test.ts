import { afterEach, expect, test } from 'vitest';
import { setLanguage } from '../../texts/texts.ts';
import { Collector, type RawEntry } from './collector.ts';
import { keyUriOf } from './key-uri-of.ts';

afterEach(() => setLanguage('en', []));

const SECRET = 'GEZDGNBVGY3TQOJQ';
const ok: RawEntry = { type: 'totp', issuer: 'GitHub', name: 'ann', secret: SECRET };

function collect(...entries: RawEntry[]) {
  const collector = new Collector('test');
  for (const entry of entries) collector.add(entry, { ...entry });
  return collector;
}

test('defaults are the Key URI Format’s', () => {
  expect(collect(ok).accounts).toEqual([
    {
      ...ok,
      algorithm: 'SHA1',
      digits: 6,
      period: 30,
      tags: [],
      note: '',
      favourite: false,
    },
  ]);
});

test.each([
  ['hmac-sha-256', 'SHA256'],
  ['HmacSHA512', 'SHA512'],
  ['Algorithm.sha1', 'SHA1'],
  ['sha1', 'SHA1'],
  [null, 'SHA1'],
])('reads the algorithm %s as %s', (algorithm, read) => {
  expect(collect({ ...ok, algorithm }).accounts[0]?.algorithm).toBe(read);
});

test.each([
  [{ secret: '' }, 'It has no key.'],
  [{ secret: '====' }, 'It has no key.'],
  [{ secret: undefined }, 'It has no key.'],
  [{ secret: 'GEZDGNBVGY3TQOJ1' }, 'Its key is not Base32: character 16 does not belong there.'],
  [{ type: 'motp' }, 'It is of another type (“motp”). Countersign makes codes for TOTP, HOTP and Steam.'],
  [{ type: 'yandex' }, 'It is of another type (“yandex”). Countersign makes codes for TOTP, HOTP and Steam.'],
  [{ algorithm: 'MD5' }, 'It uses another algorithm (“MD5”). Countersign knows SHA1, SHA256 and SHA512.'],
  [
    { digits: 11 },
    'The length of its codes (“11”) is not supported. Countersign makes codes of 5 to 10 digits.',
  ],
  [
    { digits: 'six' },
    'The length of its codes (“six”) is not supported. Countersign makes codes of 5 to 10 digits.',
  ],
  [{ period: 0 }, 'Its period (“0”) is no length of time.'],
  [{ period: 1.5 }, 'Its period (“1.5”) is no length of time.'],
  [{ type: 'hotp', counter: -1 }, 'Its counter (“-1”) is no whole number from 0.'],
])('lists %j with its reason, and keeps it', (change, reason) => {
  const { accounts, problems } = collect({ ...ok, ...change }, { ...ok, name: 'bob' });
  expect(accounts.map(({ name }) => name)).toEqual(['bob']);
  expect(problems).toEqual([
    { entry: 'GitHub: ann', reason, kept: { format: 'test', fields: { ...ok, ...change } } },
  ]);
});

test('reasons are in the current language, and never contain the key', () => {
  setLanguage('de', []);
  const [problem] = collect({ ...ok, secret: `${SECRET}!` }).problems;
  expect(problem?.reason).toBe('Sein Schlüssel ist kein Base32: Zeichen 17 gehört nicht dorthin.');
});

test('keeps and reports keys of an impossible length', () => {
  const odd = `${SECRET}A`;
  const { accounts, problems } = collect({ ...ok, secret: odd });
  expect(accounts[0]?.secret).toBe(odd);
  expect(problems[0]?.reason).toContain('impossible length');
  // No app uses the last character.
  expect(accounts[0] && keyUriOf(accounts[0]).secret).toBe(SECRET);
});

test('reads keys with spaces, hyphens and lower case letters', () => {
  expect(collect({ ...ok, secret: ' gezd gnbv-gy3t qojq== ' }).accounts[0]?.secret).toBe(SECRET);
});

test('starts a missing counter at 0, and reports it', () => {
  const { accounts, problems } = collect({ ...ok, type: 'HOTP' });
  expect(accounts[0]).toMatchObject({ type: 'hotp', counter: 0 });
  expect(problems[0]?.reason).toBe('The file does not say where its counter is. It was imported with 0.');
});

test('imports exact repeats once, and entries with another note or tag separately', () => {
  const { accounts, problems } = collect(ok, ok, ok, { ...ok, note: 'x' }, { ...ok, tags: ['y'] });
  expect(accounts).toHaveLength(3);
  expect(problems).toEqual([
    { entry: 'GitHub: ann', reason: 'It is in the file more than once, and was imported once.' },
  ]);
});

test('uses Steam’s parameters, even if the file has others', () => {
  const steam = collect({ ...ok, type: 'Steam', algorithm: 'SHA512', digits: 99, period: -1 });
  expect(steam.accounts[0]).toMatchObject({ type: 'steam', algorithm: 'SHA1', digits: 5, period: 30 });
});

test('numbers entries without a name', () => {
  const { problems } = collect(ok, { type: 'totp', secret: '' });
  expect(problems[0]?.entry).toBe('Entry 2');
});

test('a name that an app cut in the middle of an emoji can be written by every export', () => {
  const collector = new Collector('aegis');
  collector.add(
    { type: 'totp', secret: 'GEZDGNBV', issuer: 'A\0', name: 'x\ud83d', note: '\udc69', tags: ['t\ud83d'] },
    {},
  );
  expect(collector.accounts).toMatchObject([{ issuer: 'A', name: 'x�', note: '�', tags: ['t�'] }]);
});
