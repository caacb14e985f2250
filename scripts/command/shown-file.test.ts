import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { quotable } from '../../shared/quotable.ts';
import { CliError } from './cli-error.ts';
import { readOptions } from './command.ts';
import { shownFile } from './shown-file.ts';

const KEY = 'jbswy3dpehpk3pxp';
/** A key of Base32 whose letters are all between A and Z. */
const WITHOUT_DIGITS = 'jbswyzdpehpkspxpgezdgnbvgyttqojq';

test.each([
  ['qr.png', resolve('qr.png')],
  [join('a folder', 'accountsbackupnovember.json'), resolve('a folder', 'accountsbackupnovember.json')],
  [join(KEY, 'qr.png'), 'qr.png'],
  [join(WITHOUT_DIGITS, 'qr.png'), 'qr.png'],
  [KEY, undefined],
  [WITHOUT_DIGITS, undefined],
  [`${WITHOUT_DIGITS}.mjs`, undefined],
  [`otpauth://totp/Shop?secret=${KEY}`, undefined],
])('names %j', (file, shown) => {
  expect(shownFile(file)).toBe(shown);
});

// A part of a key up to its first digit looks like a word.
test.each([`--${KEY}`, `--no-${KEY}`, '--jbswydpehpkpxp', `--${WITHOUT_DIGITS}`])(
  'does not name a part of what may be a key: %s',
  (word) => {
    expect(refusal([word])).toBe('There is no option of this name.');
  },
);

test.each(['--colour', '--no-colours', '--uri-flie=x'])('names an option: %s', (word) => {
  expect(refusal([word])).toContain(word.replace('=x', ''));
});

function refusal(words: string[]): string {
  try {
    readOptions(words, { uri: { type: 'string' } }, quotable);
  } catch (error) {
    if (error instanceof CliError) return error.message;
  }
  return 'It was read.';
}
