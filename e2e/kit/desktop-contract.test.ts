import { expect, expectTypeOf, test } from 'vitest';
import { channels, type ReplyOf } from '../../desktop/ipc/index.ts';
import type { ShownAccount, ShownCode } from './app-authenticator.ts';

test('the app answers what the authenticator reads', () => {
  expect(Object.keys(channels)).toEqual(
    expect.arrayContaining(['accounts:list', 'accounts:codes', 'accounts:next-counter']),
  );
  expectTypeOf<ReplyOf<'accounts:list'>>().toExtend<ShownAccount[]>();
  expectTypeOf<ReplyOf<'accounts:codes'>>().toExtend<ShownCode[]>();
  expectTypeOf<ReplyOf<'accounts:next-counter'>>().toExtend<ShownCode>();
});
