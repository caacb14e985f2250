import { expect, test } from 'vitest';
import { type DomainParts, runWith } from './run.ts';

const parts = { issuer: 'Countersign', baseUrl: () => 'http://localhost:4280' } as DomainParts;
const run = runWith(parts);

test('a domain function is given the parts, and what comes after them', () => {
  const greet = ({ issuer }: Pick<DomainParts, 'issuer'>, name: string, mark?: string) =>
    `${issuer} greets ${name}${mark ?? '.'}`;
  expect(run(greet, 'Ann')).toBe('Countersign greets Ann.');
  expect(run(greet, 'Ann', '!')).toBe('Countersign greets Ann!');
  // @ts-expect-error: what the function asks for is checked.
  expect(run(greet, 7)).toBe('Countersign greets 7.');
});

test('the types allow no part that the server does not have, and no look at the parts from a route', () => {
  const wantsMore = ({ printer }: { printer: string }) => printer;
  // @ts-expect-error: there is no such part.
  expect(run(wantsMore)).toBeUndefined();
  // @ts-expect-error: a function written on the spot sees nothing of the parts.
  expect(run((all) => all.issuer)).toBe('Countersign');
});
