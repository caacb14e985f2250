import { expect, it } from 'vitest';
import { judgeAddress } from './judge-address.ts';

it.each([
  ['digits=8', [], { hadKey: false, wrong: [], hasUnknown: false }],
  ['step=x', ['step'], { hadKey: false, wrong: ['step'], hasUnknown: false }],
  ['other=1', [], { hadKey: false, wrong: [], hasUnknown: true }],
  ['secret=JBSWY3DPEHPK3PXP', [], { hadKey: true, wrong: [], hasUnknown: true }],
  ['Secret=JBSWY3DPEHPK3PXP', [], { hadKey: true, wrong: [], hasUnknown: true }],
  ['key=JBSWY3DPEHPK3PXP', ['key'], { hadKey: true, wrong: [], hasUnknown: false }],
] as const)('%j', (address, wrong, expected) => {
  const parts = [{ names: ['key', 'digits', 'step'], wrong }];
  expect(judgeAddress(new URLSearchParams(address), parts)).toEqual(expected);
});
