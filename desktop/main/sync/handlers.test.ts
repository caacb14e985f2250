import { expect, test } from 'vitest';
import { entry, memoryKeyStore, QUICK_COST, temporaryFolder } from '../vault/testing/vaults.ts';
import { Vault } from '../vault/vault.ts';
import { severalHandlers } from './handlers.ts';
import { SeveralDesk } from './several-desk.ts';

const PASSPHRASE = 'a calm green lantern';
const WORDS = '0'.repeat(32);

async function handlers(passphrase?: string) {
  const [folder, common] = [await temporaryFolder(), await temporaryFolder()];
  const vault = await Vault.open({ folder, keyStore: memoryKeyStore(), now: Date.now, cost: QUICK_COST });
  await vault.create(passphrase);
  await vault.change(() => [entry('a')]);
  const several = new SeveralDesk({
    vault,
    folder,
    now: Date.now,
    onChange: () => undefined,
    onAccounts: () => undefined,
  });
  let asked = 0;
  const chooseCommonFolder = async () => {
    asked += 1;
    return common;
  };
  const made = severalHandlers({ vault, several, chooseCommonFolder });
  return { made, several, asked: () => asked };
}

test.each([
  ['no passphrase', {}, 'wrong-passphrase'],
  ['a wrong passphrase', { passphrase: 'wrong' }, 'wrong-passphrase'],
] as const)('nothing is shared with %s', async (_name, proof, code) => {
  const { made, several, asked } = await handlers(PASSPHRASE);
  await expect(made['several:start']({ name: 'Desk', ...proof })).rejects.toMatchObject({ code });
  expect(asked()).toBe(0);
  await expect(made['several:admit']({ id: 'ab'.repeat(16), ...proof })).rejects.toMatchObject({ code });
  await made['several:join']({ name: 'Desk', code: `countersign-join:1:${WORDS}` });
  await expect(made['several:confirm'](proof)).rejects.toMatchObject({ code });
  expect(await made['several:status'](undefined)).toMatchObject({ state: 'joining', confirmed: false });
  await several.forget();
});

// In a vault of its own: four wrong passphrases in a row have to wait.
test.each([
  ['no passphrase', {}],
  ['a wrong passphrase', { passphrase: 'wrong' }],
])('no computer is removed with %s', async (_name, proof) => {
  const { made, several } = await handlers(PASSPHRASE);
  await expect(made['several:remove']({ id: 'ab'.repeat(16), ...proof })).rejects.toMatchObject({
    code: 'wrong-passphrase',
  });
  await several.forget();
});

test('a vault without a passphrase shares nothing, as it exports nothing', async () => {
  const { made, several } = await handlers();
  for (const share of [
    () => made['several:start']({ name: 'Desk' }),
    () => made['several:admit']({ id: 'ab'.repeat(16) }),
    () => made['several:confirm']({}),
  ]) {
    await expect(share()).rejects.toMatchObject({
      code: 'invalid-request',
      message: expect.stringContaining('no passphrase'),
    });
  }
  await several.forget();
});

test('with the passphrase it starts', async () => {
  const { made, several } = await handlers(PASSPHRASE);
  expect(await made['several:start']({ name: 'Desk', passphrase: PASSPHRASE })).toMatchObject({
    state: 'on',
  });
  await several.forget();
});
