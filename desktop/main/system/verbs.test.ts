import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mistypedOption, ownArguments, readVerb, textAskedFor, verbOf } from './verbs.ts';

const URI = 'otpauth://totp/Example:ann?secret=JBSWY3DPEHPK3PXP';
const EXPORT = 'otpauth-migration://offline?data=AAAA';

test.each([
  [[], { verb: 'show' }],
  [['--no-sandbox'], { verb: 'show' }],
  [['--scan'], { verb: 'scan' }],
  [['--disable-gpu', '--lock'], { verb: 'lock' }],
  [['--hidden'], { verb: 'hidden' }],
  [['--copy', 'github'], { verb: 'copy', query: 'github' }],
  [['--copy', 'bank', 'of', 'example', '--disable-gpu'], { verb: 'copy', query: 'bank of example' }],
  [['--copy=git hub'], { verb: 'copy', query: 'git hub' }],
  [['--copy'], { verb: 'palette' }],
  [['--copy='], { verb: 'palette' }],
  [['--copyright'], { verb: 'show' }],
  [[URI], { verb: 'add', text: URI, paths: [] }],
  [
    ['--disable-gpu', URI, EXPORT.toUpperCase()],
    { verb: 'add', text: `${URI}\n${EXPORT.toUpperCase()}`, paths: [] },
  ],
  [['picture.png'], { verb: 'add', text: '', paths: ['/home/ann/picture.png'] }],
  [['/tmp/a b.pdf', '../c.svg', URI], { verb: 'add', text: URI, paths: ['/tmp/a b.pdf', '/home/c.svg'] }],
  [['file:///home/ann/caf%C3%A9.png'], { verb: 'add', text: '', paths: ['/home/ann/café.png'] }],
  [['file:///%zz'], { verb: 'add', text: '', paths: ['/home/ann/file:/%zz'] }],
  [['--scan', 'picture.png'], { verb: 'scan' }],
  [['--', '-dash.png'], { verb: 'add', text: '', paths: ['/home/ann/-dash.png'] }],
  [['--', '--lock'], { verb: 'add', text: '', paths: ['/home/ann/--lock'] }],
  [['--copy', '--', '-x'], { verb: 'copy', query: '-x' }],
  [
    ['https://example.com/2fa', 'steam://friends', 'C:x'],
    { verb: 'add', text: 'https://example.com/2fa\nsteam://friends', paths: ['/home/ann/C:x'] },
  ],
  [[''], { verb: 'show' }],
])('%j asks for %j', (args, verb) => {
  expect(verbOf(args, '/home/ann')).toEqual(verb);
});

test.each([
  ['packaged', ['/opt/countersign', URI], undefined, [URI]],
  ['unpackaged', ['/x/electron', '-r', '/y/hook.cjs', '--disable-gpu', '/src', '--scan'], '/src', ['--scan']],
  ['unpackaged, from its own folder', ['/x/electron', '.', 'a.png'], '/home/ann', ['a.png']],
])('%s: finds the program’s own arguments', (_name, argv, appPath, expected) => {
  expect(ownArguments(argv, appPath, '/home/ann')).toEqual(expected);
});

test.each([
  [['--help'], 'help'],
  [['--scan', '-h'], 'help'],
  [['--version'], 'version'],
  [['-V'], 'version'],
  [['--helpful', 'version'], undefined],
])('%j asks for the text %s', (args, text) => {
  expect(textAskedFor(args)).toBe(text);
});

test.each([
  [['--cpoy', 'git'], { typed: '--cpoy', meant: '--copy' }],
  [['--Copy=git'], { typed: '--Copy', meant: '--copy' }],
  [['-lock'], { typed: '-lock', meant: '--lock' }],
  [['--disable-gpu', '--pallette'], { typed: '--pallette', meant: '--palette' }],
  [['--hiden'], { typed: '--hiden', meant: '--hidden' }],
  [['--shpw'], { typed: '--shpw', meant: '--show' }],
  // Chromium's, or a word of the account that is meant.
  [['--ozone-platform=x11', '--no-sandbox', '-r', '--inspect', '--lang=de'], undefined],
  [['--copy', 'scann'], undefined],
  [['--', '--cpoy'], undefined],
  [['--help', '--version', '--scan', '--copy=x'], undefined],
])('%j has the mistyped option %j', (args, mistyped) => {
  expect(mistypedOption(args)).toEqual(mistyped);
});

test('no number of files that a command can name is dropped before they are counted', () => {
  const names = Array.from({ length: 5_000 }, (_, at) => `/pictures/${at}.png`);
  expect(readVerb(verbOf(names, '/'))).toMatchObject({ paths: names });
});

test('turns any message of another process into a verb, and keeps verbs as they are', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.anything(),
        fc.record({ verb: fc.constant('add'), text: fc.anything(), paths: fc.anything() }),
        fc.record({ verb: fc.constant('add'), text: fc.string(), paths: fc.array(fc.anything()) }),
      ),
      (sent) => {
        expect(readVerb(readVerb(sent))).toEqual(readVerb(sent));
      },
    ),
  );
  expect(readVerb({ verb: 'copy', query: 'git' })).toEqual({ verb: 'copy', query: 'git' });
  expect(readVerb({ verb: 'add', text: URI, paths: [1, '/a'] })).toEqual({
    verb: 'add',
    text: URI,
    paths: ['/a'],
  });
  expect(readVerb({ verb: 'format-the-disk' })).toEqual({ verb: 'show' });
});
