import { expect, test } from 'vitest';
import {
  type AccountDetails,
  DETAILS,
  detailsOf,
  mergeDetails,
  readDetails,
  searchedDetails,
} from './account-fields.ts';

/** Two values that make sense, and what the first and the second become together. */
const SAMPLES: {
  [Name in keyof AccountDetails]: readonly [AccountDetails[Name], AccountDetails[Name], AccountDetails[Name]];
} = {
  favourite: [false, true, true],
  tags: [
    ['Work', 'Bank'],
    ['Bank', 'Home'],
    ['Work', 'Bank', 'Home'],
  ],
  note: ['Printed codes are\nin the safe.', 'Old laptop', 'Printed codes are\nin the safe.\n\nOld laptop'],
};

const names = Object.keys(DETAILS) as (keyof AccountDetails)[];

test.each(names)('%s is read as it was stored, and merged with what duplicates have', (name) => {
  const [first, second, together] = SAMPLES[name];
  expect(readDetails({ [name]: first })).toEqual({ [name]: first });
  expect(mergeDetails([{ [name]: first }, { [name]: second }])).toEqual(detailsOf({ [name]: together }));
  expect(mergeDetails([{ [name]: first }, {}, { [name]: first }])).toEqual(detailsOf({ [name]: first }));
});

test.each(names)('%s that makes no sense is left out', (name) => {
  for (const stored of [7, null, { a: 1 }, undefined]) expect(readDetails({ [name]: stored })).toEqual({});
});

test('a tag that is no text is left out, the others stay', () => {
  expect(readDetails({ tags: ['Work', 7] })).toEqual({ tags: ['Work'] });
});

test('the details of an account are all of them and nothing else', () => {
  const account = { id: 'a', issuer: 'GitHub', note: 'x' };
  expect(Object.keys(detailsOf(account)).sort()).toEqual([...names].sort());
  expect(detailsOf(account)).toMatchObject({ favourite: false, tags: [], note: 'x' });
});

test('tags are searched as names are, a note after them', () => {
  const details = detailsOf({ favourite: true, tags: ['Work', 'Bank'], note: 'old laptop' });
  expect(searchedDetails(details, 'as-name')).toEqual(['Work', 'Bank']);
  expect(searchedDetails(details, 'after-names')).toEqual(['old laptop']);
});
