import { describe, expect, it } from 'vitest';
import { AVATAR_COLOURS, avatarColour, avatarLetter } from './avatar-colour.ts';

/** Returns the contrast ratio to white (WCAG 2.2). */
function contrastWithWhite(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05);
}

describe('avatar', () => {
  it.each(AVATAR_COLOURS)('white letters are readable on %s', (colour) => {
    expect(contrastWithWhite(colour)).toBeGreaterThanOrEqual(4.5);
  });

  it('gives a name the same colour in any case, and spreads names over colours', () => {
    expect(avatarColour('GitHub')).toBe(avatarColour(' github '));
    const names = Array.from({ length: 200 }, (_, i) => `Issuer ${i}`);
    expect(new Set(names.map(avatarColour)).size).toBe(AVATAR_COLOURS.length);
  });

  it.each([
    ['GitHub', 'G'],
    ['  “quoted”', 'Q'],
    ['éclair', 'É'],
    ['e\u0301clair', 'E\u0301'],
    ['بنك', 'ب'],
    ['1Password', '1'],
    ['🏦 Bank', 'B'],
    ['', '?'],
  ])('shows %j as %j', (name, letter) => {
    expect(avatarLetter(name)).toBe(letter);
  });
});
