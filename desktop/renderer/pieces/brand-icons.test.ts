import { expect, test } from 'vitest';
import { brandIconOf } from './brand-icons.ts';

test.each([
  ['GitHub', 'github'],
  ['GITHUB.com', 'GitHub'],
  ['Google Workspace', 'Google'],
  ['Proton Mail', 'ProtonMail'],
  ['GOG', 'GOG.com'],
])('%s has the icon of %s', (name, same) => {
  const icon = brandIconOf(name);
  expect(icon?.path).toMatch(/^m/i);
  expect(icon).toEqual(brandIconOf(same));
});

test.each(['', ' ', 'Bank of Example', 'بنك', '__proto__', 'constructor'])('%j has no icon', (name) => {
  expect(brandIconOf(name)).toBeUndefined();
});

test('the icon contrasts with its tile', () => {
  expect(brandIconOf('GitHub')?.ink).toBe('#ffffff');
  expect(brandIconOf('Snapchat')?.ink).toBe('#000000');
});
