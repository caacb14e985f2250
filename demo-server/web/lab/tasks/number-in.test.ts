import { expect, it } from 'vitest';
import { numberIn } from './number-in.ts';

it.each([
  ['11 guesses', '11'],
  ['eleven', '11'],
  ['Elf Versuche', '11'],
  ['Onze, un nombre impair', '11'],
  ['six', '6'],
  ['dix-sept', '17'],
  ['ze\u0301ro', '0'],
  ['37\u202f037\u202f036,97', '37037036,97'],
  ['vingt-deux', undefined],
  ['dix sept', '17'],
  ['Once intentos', '11'],
  ['veintiséis', '26'],
  ['VEINTIDOS', '22'],
  ['dos o tres', undefined],
  ['ten, all at once', '10'],
  ['１１回', '11'],
  ['３７，０３７，０３６', '37037036'],
  ['十一回です', '11'],
  ['答えは二十六文字', '26'],
  ['十か十一', undefined],
  ['١١ محاولة', '11'],
  ['٣٧٬٠٣٧٬٠٣٦٫٩٧', '37037036٫97'],
  ['أحد عشر', '11'],
  ['إِحْدَى عَشْرَة محاولة', '11'],
  ['عشرة', '10'],
  ['تخمينات عشرة', '10'],
  ['ثلاثة أو أربعة', undefined],
  ['10₁₀', '10'],
  ['about 1,234,567', '1234567'],
  ['2 or 3', undefined],
  ['dix ou onze', undefined],
  ['many', undefined],
])('the number in %j is %j', (answer, number) => {
  expect(numberIn(answer)).toBe(number);
});
