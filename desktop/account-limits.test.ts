import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseKeyUri } from '../shared/key-uri.ts';
import { shownNames } from '../shared/shown-names.ts';
import { fieldsOverLimit, withShortNames } from './account-limits.ts';

const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const FIELDS = { issuer: 'A', account: 'b', tags: [], note: '', period: 30 };
const keyOf = (issuer: string, account = 'ann') =>
  parseKeyUri(
    `otpauth://totp/${encodeURIComponent(account)}?secret=${SECRET}&issuer=${encodeURIComponent(issuer)}`,
  );

test('a limit applies to what is new or changed', () => {
  const long = {
    ...FIELDS,
    issuer: 'x'.repeat(300),
    tags: ['y'.repeat(41)],
    note: 'z'.repeat(2_001),
    period: 90_000,
  };
  expect(fieldsOverLimit(long)).toEqual(['issuer', 'tags', 'note', 'period']);
  expect(fieldsOverLimit(long, { ...long })).toEqual([]);
  expect(fieldsOverLimit({ ...long, note: `${long.note}!` }, long)).toEqual(['note']);
  expect(fieldsOverLimit({ ...long, tags: [...long.tags, 'new'] }, long)).toEqual(['tags']);
  expect(fieldsOverLimit(FIELDS, long)).toEqual([]);
});

test('a name over the limit is shortened, and everything else of the key stays', () => {
  const key = keyOf('x'.repeat(250), 'y'.repeat(201));
  expect(withShortNames(key)).toEqual({
    key: { ...key, issuer: 'x'.repeat(200), account: 'y'.repeat(200) },
    shortened: [250, 201],
  });
  const usual = keyOf('x'.repeat(200));
  expect(withShortNames(usual)).toEqual({ key: usual, shortened: [] });
});

test('no name is cut inside a character, and hidden characters do not count', () => {
  const family = '👨‍👩‍👧‍👦';
  expect(withShortNames(keyOf(family.repeat(40))).key.issuer).toBe(
    family.repeat(Math.floor(200 / family.length)),
  );
  expect(withShortNames(keyOf(`x${'é'.normalize('NFD').repeat(150)}`)).key.issuer).toMatch(/\u0301$/);
  const hidden = keyOf(`Bank${'\u202E'.repeat(300)}`);
  expect(withShortNames(hidden).key).toBe(hidden);
});

test('whatever comes in has names that the form accepts', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 900 }),
      fc.string({ unit: 'binary', maxLength: 900 }),
      (a, b) => {
        const { key } = withShortNames({ ...keyOf('x'), issuer: a, account: b });
        const { key: again, shortened } = withShortNames(key);
        expect([again, shortened]).toEqual([key, []]);
        expect(key.issuer.isWellFormed() || !a.isWellFormed()).toBe(true);
        expect(fieldsOverLimit({ ...FIELDS, ...shownNames(key) })).toEqual([]);
      },
    ),
  );
});
