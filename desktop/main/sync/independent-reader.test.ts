import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { entry } from '../vault/fixtures/entry.ts';
import type { Entry } from '../vault/vault.ts';
import { Carrier, joinTogether, settle, startComputer, type TestComputer } from './testing/computers.ts';

const PASSPHRASE = 'a calm green lantern';
const READER = join(import.meta.dirname, '../../../docs/read-sync.mjs');

function read(computer: TestComputer) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [READER, computer.data, computer.folder], {
    input: PASSPHRASE,
    encoding: 'utf8',
  });
  expect(status, stderr).toBe(0);
  return {
    accounts: stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
    stderr,
  };
}

/** An entry as the reader prints it. */
function printed({ removedAt, expiredAt: _, ...rest }: Entry) {
  return { ...rest, ...(removedAt !== undefined && { inBin: true }) };
}

test('the reader that shares no code with the app reads the folder as each computer does', async () => {
  const [desk, laptop] = [await startComputer('Desk'), await startComputer('Laptop')];
  const carrier = new Carrier(desk, laptop);
  await desk.add('a', 'b', 'c', 'd');
  await joinTogether(desk, laptop, carrier);
  await desk.vault.setPassphrase(PASSPHRASE);
  await laptop.vault.setPassphrase(PASSPHRASE);
  const secret = (text: string) => (known: Entry) =>
    ({ ...known, key: { ...known.key, secret: text } }) as Entry;
  await desk.edit('a', secret('MFRGGZDFMZTWQ2LK'));
  await laptop.edit('a', secret('NBSWY3DPEB3W64TM'));
  await desk.edit('b', (known) => ({ ...known, tags: ['x', 'y'], note: 'one', favourite: true }));
  await laptop.edit('b', (known) => ({ ...known, tags: ['z'], note: 'two' }));
  await desk.edit('c', (known) => ({ ...known, removedAt: 5 }));
  const { period: _, ...key } = entry('d').key as Extract<Entry['key'], { type: 'totp' }>;
  await laptop.edit('d', (known) => ({ ...known, key: { ...key, type: 'hotp', counter: 7 } }));
  await settle(carrier, desk, laptop);
  const { accounts, stderr } = read(desk);
  expect(stderr).toBe('');
  expect(accounts).toHaveLength(5);
  expect(accounts).toEqual(desk.vault.entries().map(printed));
  expect(read(laptop).accounts).toEqual(laptop.vault.entries().map(printed));

  const status = desk.several.status();
  const id = status.state === 'on' ? (status.computers.find(({ isThis }) => !isThis)?.id ?? '') : '';
  await desk.several.remove(id);
  await laptop.add('late');
  await settle(carrier, laptop);
  await settle(carrier, desk);
  const after = read(desk);
  expect(after.accounts).toEqual(desk.vault.entries().map(printed));
  expect(after.accounts.map((account) => account.id)).not.toContain('late');
});
