import { describe, expect, it } from 'vitest';
import { passphraseFaults, passphraseStrength } from './passphrase-strength.ts';

describe('passphraseStrength', () => {
  it.each([
    ['', 'none'],
    ['1234567', 'short'],
    ['12345678', 'fair'],
    ['fifteen letters', 'fair'],
    ['sixteen  letters', 'good'],
    // Seven visible characters, fourteen UTF-16 units.
    ['🦊🦊🦊🦊🦊🦊🦊', 'short'],
  ])('rates %j as %s', (passphrase, level) => {
    expect(passphraseStrength(passphrase)).toBe(level);
  });
});

describe('passphraseFaults', () => {
  it('names the field to correct, one at a time', () => {
    expect(Object.keys(passphraseFaults('', ''))).toEqual(['passphrase']);
    expect(Object.keys(passphraseFaults('short', 'short'))).toEqual(['passphrase']);
    expect(Object.keys(passphraseFaults('long enough', 'long enouhg'))).toEqual(['repeated']);
    expect(passphraseFaults('long enough', 'long enough')).toEqual({});
  });
});
