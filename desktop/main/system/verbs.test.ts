import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readVerb, verbOf } from './verbs.ts';

test.each([
  [[], { verb: 'show' }],
  [['/opt/countersign', '--no-sandbox', '.'], { verb: 'show' }],
  [['--scan'], { verb: 'scan' }],
  [['--disable-gpu', '--lock'], { verb: 'lock' }],
  [['--hidden'], { verb: 'hidden' }],
  [['--copy', 'github'], { verb: 'copy', query: 'github' }],
  [['--copy', 'bank', 'of', 'example', '--disable-gpu'], { verb: 'copy', query: 'bank of example' }],
  [['--copy=git hub'], { verb: 'copy', query: 'git hub' }],
  [['--copy'], { verb: 'palette' }],
  [['--copy='], { verb: 'palette' }],
  [['--copyright'], { verb: 'show' }],
])('%j asks for %j', (args, verb) => {
  expect(verbOf(args)).toEqual(verb);
});

test('any message of another process gives a verb, and a sent verb arrives unchanged', () => {
  fc.assert(
    fc.property(fc.anything(), (sent) => {
      expect(readVerb(readVerb(sent))).toEqual(readVerb(sent));
    }),
  );
  expect(readVerb({ verb: 'copy', query: 'git' })).toEqual({ verb: 'copy', query: 'git' });
  expect(readVerb({ verb: 'format-the-disk' })).toEqual({ verb: 'show' });
});
