import { expect, test } from 'vitest';
import { type DomainParts, runWith } from './run.ts';

const parts = { issuer: 'Countersign', baseUrl: () => 'http://localhost:4280' } as DomainParts;
const run = runWith(parts);

test('calls a domain function with the parts and the given arguments', () => {
  const greet = ({ issuer }: Pick<DomainParts, 'issuer'>, name: string, mark?: string) =>
    `${issuer} greets ${name}${mark ?? '.'}`;
  expect(run(greet, 'Ann')).toBe('Countersign greets Ann.');
  expect(run(greet, 'Ann', '!')).toBe('Countersign greets Ann!');
  // @ts-expect-error: the arguments are checked.
  expect(run(greet, 7)).toBe('Countersign greets 7.');
});

test('the types refuse unknown parts, and hide the parts from a route', () => {
  const wantsMore = ({ printer }: { printer: string }) => printer;
  // @ts-expect-error: there is no such part.
  expect(run(wantsMore)).toBeUndefined();
  // @ts-expect-error: an inline function cannot read the parts.
  expect(run((all) => all.issuer)).toBe('Countersign');
});
