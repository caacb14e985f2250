import { expect, test } from 'vitest';
import { MADE, type Made } from '../testing/accounts.ts';
import { freeOtpPlus, freeOtpSecond, freeOtpToken, preferences } from '../testing/authenticators.ts';
import { failureOf, read } from '../testing/read.ts';

const hotp = MADE.find(({ issuer }) => issuer === 'WWE') as Made;
const totp = MADE[0] as Made;

test('version 1 and FreeOTP+ store the last used counter, version 2 the next one', async () => {
  const first = preferences({ a: JSON.stringify(freeOtpToken(hotp)), tokenOrder: '["a"]' });
  const counters = [
    await read(first),
    await read(freeOtpPlus([hotp])),
    await read(freeOtpSecond([hotp], 'p'), 'p'),
  ];
  expect(counters.map(({ accounts }) => accounts[0]?.counter)).toEqual([10_300, 10_300, 10_300]);
  expect(freeOtpToken(hotp).counter).toBe(10_299);
});

test('counts from a number in a text, too, and reports what is none', async () => {
  const tokens = ['10299', '', 'x'].map((counter) => ({ ...freeOtpToken(hotp), counter }));
  const { accounts, problems } = await read(Buffer.from(JSON.stringify({ tokens, tokenOrder: [] })));
  expect(accounts.map(({ counter }) => counter)).toEqual([10_300, 0]);
  expect(problems.map(({ reason }) => reason)).toEqual([
    expect.stringContaining('imported with 0'),
    expect.stringContaining('“x”'),
  ]);
});

test('uses changed names instead of the site’s', async () => {
  const token = { ...freeOtpToken(totp), issuerAlt: 'Work', labelAlt: 'me' };
  const { accounts } = await read(preferences({ a: JSON.stringify(token), tokenOrder: '["a"]' }));
  expect(accounts[0]).toMatchObject({ issuer: 'Work', name: 'me' });
});

test('uses the names of version 2, not those left from version 1', async () => {
  const file = freeOtpSecond([totp], 'p', false, { issuerAlt: 'Old', labelAlt: 'before' });
  const { accounts } = await read(file, 'p');
  expect(accounts[0]).toMatchObject({ issuer: totp.issuer, name: totp.name });
});

test('imports FreeOTP+’s category as a tag, and lists unknown hashes', async () => {
  const tokens = [
    { ...freeOtpToken(totp), category: 'Work', iconKey: 'x' },
    { ...freeOtpToken(totp), algo: 'SHA224' },
  ];
  const { accounts, problems } = await read(Buffer.from(JSON.stringify({ tokens, tokenOrder: [] })));
  expect(accounts[0]).toMatchObject({ tags: ['Work'], extra: { fields: { iconKey: 'x' } } });
  expect(problems[0]?.reason).toContain('SHA224');
});

test('lists a token with a missing or altered key, and opens the others', async () => {
  const file = freeOtpSecond([totp, hotp], 'p');
  // The map stays valid, because one digit is added in one place and removed in another.
  const text = file.toString('latin1');
  const at = text.indexOf('mCipherText', text.indexOf('uuid-0')) + 'mCipherText\\":['.length;
  const changed = Buffer.from(file);
  const digit = text.slice(at).search(/\d/) + at;
  changed[digit] = text[digit] === '1' ? 0x32 : 0x31;
  const { accounts, problems } = await read(changed, 'p');
  expect(accounts.map(({ issuer }) => issuer)).toEqual(['WWE']);
  expect(problems).toMatchObject([{ entry: 'GitHub: ann@example.com' }]);
});

test('lists a key without a token', async () => {
  const file = Buffer.from(
    freeOtpSecond([totp, hotp], 'p').toString('latin1').replace('-0-token', '-0-taken'),
    'latin1',
  );
  const { accounts, problems } = await read(file, 'p');
  expect(accounts.map(({ issuer }) => issuer)).toEqual(['WWE']);
  expect(problems).toHaveLength(1);
});

test('an altered tag of version 1 is damage, and loses no token', async () => {
  const file = preferences({ a: JSON.stringify(freeOtpToken(totp)), tokenOrder: '["a"]' }).toString();
  const whole = file.replace(
    '<map>',
    '<map><int name="i" value="1" /><boolean name="b" value="true"/><null name="n" /><set name="s"><string>x</string></set><!-- c -->',
  );
  expect((await read(Buffer.from(whole))).accounts).toHaveLength(1);
  for (const altered of [
    file.replace('<string name="a">', '<strinf name="a">'),
    file.replace('<string name="a">', '<string nbme="a">'),
    file.replace('</string>', '</strin>'),
    file.replace('</map>', '</map'),
  ]) {
    expect(altered).not.toBe(file);
    expect((await failureOf(Buffer.from(altered))).code).toBe('damaged');
  }
});

test('reports an unknown key derivation', async () => {
  const file = Buffer.from(
    freeOtpSecond([totp], 'p').toString('latin1').replace('PBKDF2withHmacSHA512', 'PBKDF2withHmacSHA999'),
    'latin1',
  );
  expect((await failureOf(file, 'p')).code).toBe('unsupported');
});

test('version 1: reads a key URI, and lists a token that is no JSON', async () => {
  const uri = `otpauth://hotp/Site:ann?secret=GEZDGNBVGY3TQOJQ&counter=5`;
  const file = preferences({ a: JSON.stringify(freeOtpToken(totp)).slice(1), b: uri, tokenOrder: '["a"]' });
  const { accounts, problems } = await read(file);
  expect(accounts).toMatchObject([{ type: 'hotp', issuer: 'Site', counter: 5 }]);
  expect(problems).toMatchObject([{ entry: 'a' }]);
});
