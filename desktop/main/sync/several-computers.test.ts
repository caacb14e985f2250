import {
  chmod,
  copyFile,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../vault/testing/vaults.ts';
import { readHeader } from './format/sealed-file.ts';
import { Group } from './group/group.ts';
import { StateFile } from './state-file.ts';
import {
  Carrier,
  filesIn,
  joinTogether,
  restoreFiles,
  settle,
  startComputer,
  type TestComputer,
} from './testing/computers.ts';

/** Two computers with the same accounts, and a folder each. */
async function pair(...ids: string[]) {
  const [desk, laptop] = [await startComputer('Desk'), await startComputer('Laptop', undefined, -3e11)];
  const carrier = new Carrier(desk, laptop);
  await desk.add(...ids);
  const { words } = await joinTogether(desk, laptop, carrier);
  return { desk, laptop, carrier, words, both: () => settle(carrier, desk, laptop) };
}

function on(computer: TestComputer) {
  const status = computer.several.status();
  if (status.state !== 'on') throw new Error(`${status.state}, not on`);
  return status;
}

const renamed = (issuer: string) => (known: Parameters<Parameters<TestComputer['edit']>[1]>[0]) =>
  ({ ...known, key: { ...known.key, issuer } }) as typeof known;

test('two computers join, with accounts on both, and go on together after restarts', async () => {
  const [desk, laptop] = [await startComputer('Desk'), await startComputer('Laptop')];
  const carrier = new Carrier(desk, laptop);
  await desk.add('a', 'b');
  await laptop.add('mine');
  await joinTogether(desk, laptop, carrier);
  expect(laptop.ids().toSorted()).toHaveLength(3);
  expect(desk.ids()).toEqual(laptop.ids());
  await desk.edit('a', renamed('Renamed'));
  await laptop.add('later');
  await desk.restart();
  await laptop.restart();
  await settle(carrier, desk, laptop);
  expect(desk.vault.entries()).toEqual(laptop.vault.entries());
  expect(desk.ids()).toContain('later');
  expect(laptop.vault.entries().find(({ id }) => id === 'a')?.key.issuer).toBe('Renamed');
  for (const computer of [desk, laptop]) {
    expect(
      on(computer).computers.map(({ name, missing, isUpToDate }) => [name, missing, isUpToDate]),
    ).toEqual([
      ['Desk', 0, true],
      ['Laptop', 0, true],
    ]);
  }
});

test('both show the same six words, and nothing is shared before both confirm', async () => {
  const [desk, laptop] = [await startComputer('Desk'), await startComputer('Laptop')];
  await desk.add('a');
  await laptop.add('b');
  laptop.folder = desk.folder;
  await desk.several.start(desk.folder, 'Desk');
  const invited = await desk.several.invite();
  if (invited.state !== 'on') throw new Error('not on');
  const code = desk.several.readCode(invited.invitation?.qrText ?? '');
  await laptop.several.join(laptop.folder, code, 'Laptop');
  await settle(undefined, desk, laptop);
  const [newcomer] = on(desk).newcomers;
  expect(laptop.several.status()).toMatchObject({ state: 'joining', words: newcomer?.words });
  // The laptop confirms first; the desk has not admitted it.
  await laptop.several.confirm();
  await settle(undefined, desk, laptop);
  expect([desk.ids(), laptop.ids()]).toEqual([['a'], ['b']]);
  await laptop.restart();
  await desk.several.admit(newcomer?.id ?? '');
  await settle(undefined, desk, laptop);
  expect(laptop.ids().toSorted()).toEqual(['a', 'b']);
  expect(desk.ids()).toEqual(laptop.ids());
  // The code is used up: its offer is gone.
  expect(on(desk).invitation).toBeUndefined();
  const late = await startComputer('Late');
  await late.several.join(desk.folder, code, 'Late');
  await settle(undefined, desk, late);
  expect(late.several.status()).toMatchObject({ state: 'joining', confirmed: false });
  expect(on(desk).newcomers).toEqual([]);
  await expect(late.several.confirm()).rejects.toMatchObject({ code: 'invalid-request' });
});

test('a computer that joins with the same accounts under other ids does not double them', async () => {
  const [desk, laptop] = [await startComputer('Desk'), await startComputer('Laptop')];
  const carrier = new Carrier(desk, laptop);
  await desk.add('a', 'b');
  await laptop.vault.change(() =>
    desk.vault.entries().map((known) => ({ ...known, id: `other ${known.id}`, tags: ['x'] })),
  );
  await joinTogether(desk, laptop, carrier);
  expect(desk.ids()).toEqual(['a', 'b']);
  expect(desk.vault.entries()).toEqual(laptop.vault.entries());
  expect(desk.vault.entries()[0]?.tags).toEqual(['x']);
});

test('files that are truncated, doubled, renamed, in capitals or late do no harm', async () => {
  const { desk, laptop, carrier, both } = await pair('a');
  await both();
  const known = new Set(await readdir(laptop.folder));
  await desk.edit('a', renamed('One'));
  await desk.several.look();
  await desk.edit('a', renamed('Two'));
  await desk.several.look();
  const fresh = (await readdir(desk.folder)).filter((name) => !known.has(name));
  expect(fresh.length).toBeGreaterThan(1);
  // The later one comes first, as a conflict copy; the first one is incomplete for a while.
  const [first = '', second = ''] = fresh;
  await copyFile(
    join(desk.folder, second),
    join(laptop.folder, `${second} (conflicted copy 2026-01-01).json`),
  );
  await copyFile(
    join(desk.folder, second),
    join(laptop.folder, `${second}.sync-conflict-20260101-120000-ABC.json`),
  );
  await copyFile(join(desk.folder, first), join(laptop.folder, first.toUpperCase()));
  await truncate(join(laptop.folder, first.toUpperCase()), 300);
  await writeFile(join(laptop.folder, 'desktop.ini'), 'not ours');
  await mkdir(join(laptop.folder, '.stversions'));
  await laptop.several.look();
  expect(on(laptop).remarks).toHaveLength(1);
  await copyFile(join(desk.folder, first), join(laptop.folder, first.toUpperCase()));
  await rm(join(laptop.folder, 'desktop.ini'));
  await laptop.several.look();
  expect(laptop.vault.entries()[0]?.key.issuer).toBe('Two');
  expect(on(laptop).remarks).toEqual([]);
  await rm(join(laptop.folder, '.stversions'), { recursive: true });
  await carrier.carry();
});

test('a folder that goes back to an older state is noticed, said, and made whole again', async () => {
  const { desk, laptop, both } = await pair('a');
  const old = await filesIn(desk.folder);
  await laptop.add('b');
  await both();
  await restoreFiles(desk.folder, old);
  await restoreFiles(laptop.folder, old);
  await settle(undefined, desk, laptop);
  expect(
    on(desk)
      .events.map(({ sentence }) => sentence)
      .join(),
  ).toContain('disappeared from the folder');
  // A third computer that only sees the restored folder gets everything.
  const third = await startComputer('Third');
  await joinTogether(desk, third, new Carrier(desk, third));
  expect(third.ids()).toEqual(['a', 'b']);
});

test('writes of one computer that do not arrive are counted', async () => {
  const { desk, laptop, both } = await pair('a');
  const third = await startComputer('Third');
  const carrier = new Carrier(desk, laptop, third);
  await joinTogether(desk, third, carrier);
  await settle(carrier, desk, laptop, third);
  await both();
  // The provider gives the third computer nothing more of what the laptop writes.
  const before = new Set(await readdir(laptop.folder));
  await laptop.edit('a', renamed('Dropped'));
  await laptop.several.look();
  const dropped = (await readdir(laptop.folder)).filter((name) => !before.has(name));
  for (const name of dropped) await copyFile(join(laptop.folder, name), join(desk.folder, name));
  await desk.several.look();
  await desk.several.look();
  for (const name of await readdir(desk.folder)) {
    if (!dropped.includes(name)) await copyFile(join(desk.folder, name), join(third.folder, name));
  }
  await third.several.look();
  expect(on(third).computers.find(({ name }) => name === 'Laptop')?.missing).toBe(dropped.length);
});

test('what was changed before a removal was known goes into the folder under the new key only', async () => {
  const { desk, both } = await pair('a');
  const third = await startComputer('Third');
  await joinTogether(desk, third, new Carrier(desk, third));
  await both();
  await settle(new Carrier(desk, third), desk, third);
  const keysIn = async (computer: TestComputer, without?: ReadonlyMap<string, Buffer>) =>
    [...(await filesIn(computer.folder))].flatMap(([name, bytes]) => {
      const read = readHeader(bytes);
      return !without?.has(name) && 'header' in read && read.header.kind === 'record'
        ? [read.header.keyId]
        : [];
    });
  const former = new Set(await keysIn(third));
  const lost = on(desk).computers.find(({ name }) => name === 'Laptop');
  await desk.several.remove(lost?.id ?? '');
  // The change and the removal are found at the same look.
  await third.add('private');
  await new Carrier(desk, third).carry();
  const before = await filesIn(third.folder);
  await third.several.look();
  const used = await keysIn(third, before);
  expect(used.length).toBeGreaterThan(0);
  for (const key of used) expect(former).not.toContain(key);
  await settle(new Carrier(desk, third), desk, third);
  expect(desk.ids()).toContain('private');
});

test('a damaged record keeps nobody from joining', async () => {
  const [desk, laptop] = [await startComputer('Desk'), await startComputer('Laptop')];
  await desk.add('a');
  await desk.several.start(desk.folder, 'Desk');
  const state = await new StateFile(desk.data, desk.vault).read();
  if (typeof state !== 'object' || state.phase !== 'member') throw new Error('no member');
  const group = new Group(state.now.group);
  for (const update of [Buffer.from([255, 255, 255]), Buffer.from('no update')]) {
    const { name, bytes } = group.record('changes', { update, at: 0 });
    await writeFile(join(desk.folder, name), bytes);
  }
  await joinTogether(desk, laptop, new Carrier(desk, laptop));
  expect(on(laptop).computers.map(({ name }) => name)).toEqual(['Desk', 'Laptop']);
  expect(laptop.ids()).toEqual(['a']);
});

test('an admission on another computer is told', async () => {
  const { desk, laptop, both } = await pair('a');
  const third = await startComputer('Third');
  await joinTogether(desk, third, new Carrier(desk, third));
  await both();
  expect(on(laptop).events.map(({ sentence }) => sentence)).toEqual(
    expect.arrayContaining([expect.stringContaining('“Third” was admitted on another computer')]),
  );
});

test('nothing that a removed computer writes arrives, and it says who removed it', async () => {
  const { desk, laptop, both } = await pair('a');
  const id = on(desk).computers.find(({ name }) => name === 'Laptop')?.id ?? '';
  await desk.several.remove(id);
  await laptop.add('late');
  await laptop.several.look();
  await both();
  expect(desk.ids()).toEqual(['a']);
  expect(on(desk).computers.map(({ name }) => name)).toEqual(['Desk']);
  expect(on(laptop).removedBy).toBe('Desk');
  expect(laptop.ids()).toEqual(['a', 'late']);
  await expect(laptop.several.invite()).rejects.toThrow('“Desk” removed this computer');
  await expect(desk.several.remove(id)).rejects.toMatchObject({ code: 'not-found' });
  // It can join again, as a new computer, and brings what it has.
  await laptop.several.turnOff();
  await joinTogether(desk, laptop, new Carrier(desk, laptop));
  expect(desk.ids()).toEqual(['a', 'late']);
});

test('turning it off moves nothing, and the others go on', async () => {
  const { desk, laptop, carrier, both } = await pair('a', 'b');
  const vault = laptop.vault.entries();
  await laptop.several.turnOff();
  expect(laptop.several.status()).toMatchObject({ state: 'off' });
  expect(laptop.vault.entries()).toEqual(vault);
  expect(await readdir(laptop.data)).not.toContain('several-computers.json');
  await both();
  expect(on(desk).computers.map(({ name, isOff }) => [name, isOff])).toEqual([
    ['Desk', false],
    ['Laptop', true],
  ]);
  await desk.add('c');
  await settle(carrier, desk);
  await laptop.restart();
  expect(laptop.several.status()).toMatchObject({ state: 'off' });
  expect(laptop.ids()).toEqual(['a', 'b']);
});

test('old records are deleted, and a computer that was away meanwhile catches up', async () => {
  const { desk, laptop, carrier, both } = await pair('a');
  await both();
  const folder = laptop.folder;
  laptop.folder = await temporaryFolder();
  for (let round = 0; round < 80; round += 1) {
    await desk.edit('a', renamed(`Round ${round}`));
    await desk.several.look();
    // At every moment somebody who joins finds a whole document and all that follows.
  }
  expect((await readdir(desk.folder)).length).toBeLessThan(60);
  laptop.folder = folder;
  await carrier.carry();
  await both();
  expect(laptop.vault.entries()[0]?.key.issuer).toBe('Round 79');
  await both();
  expect((await readdir(desk.folder)).length).toBeLessThan(40);
});

test('an account that is deleted for good on one computer goes from all, and from the folder’s newest files', async () => {
  const { desk, laptop, both } = await pair('a', 'b');
  await desk.edit('a', (known) => ({ ...known, removedAt: 1 }));
  await both();
  expect(laptop.ids()).toEqual(['b']);
  await desk.vault.change((entries) => entries.filter(({ id }) => id !== 'a'));
  await both();
  expect(laptop.vault.entries().map(({ id }) => id)).toEqual(['b']);
});

test('an older copy of the vault adds and does not undo', async () => {
  const { desk, laptop, both } = await pair('a');
  const old = await readFile(join(desk.data, 'vault.json'));
  await desk.edit('a', renamed('New name'));
  await desk.add('b');
  await both();
  await writeFile(join(desk.data, 'vault.json'), old);
  await desk.restart();
  expect(desk.ids()).toContain('b');
  await both();
  for (const computer of [desk, laptop]) {
    expect(computer.ids()).toEqual(['a', 'b']);
    expect(computer.vault.entries()[0]?.key.issuer).toBe('New name');
  }
});

test('a computer whose data was restored goes on, and the others hear of it', async () => {
  const { desk, laptop, both } = await pair('a');
  const [state, vault] = await Promise.all(
    ['several-computers.json', 'vault.json'].map((name) => readFile(join(desk.data, name))),
  );
  await desk.edit('a', renamed('After the copy'));
  await desk.add('b');
  await both();
  await writeFile(join(desk.data, 'several-computers.json'), state ?? '');
  await writeFile(join(desk.data, 'vault.json'), vault ?? '');
  await desk.restart();
  await desk.add('c');
  await both();
  for (const computer of [desk, laptop]) {
    expect(computer.ids().toSorted()).toEqual(['a', 'b', 'c']);
    expect(computer.vault.entries().find(({ id }) => id === 'a')?.key.issuer).toBe('After the copy');
  }
  expect(
    on(desk)
      .events.map(({ sentence }) => sentence)
      .join(),
  ).toContain('written twice under one number');
});

test('a locked vault exchanges nothing, and goes on after the unlock', async () => {
  const { desk, laptop, both } = await pair('a');
  await laptop.vault.setPassphrase('a calm green lantern');
  await laptop.vault.lock();
  laptop.several.forget();
  await desk.add('b');
  await both();
  await laptop.vault.unlock('a calm green lantern');
  await both();
  expect(laptop.ids()).toEqual(['a', 'b']);
});

test('a bad folder gets one sentence, and nothing is lost', async () => {
  const { desk, laptop, both } = await pair('a');
  const failure = async () => {
    await desk.several.look();
    return on(desk).failure;
  };
  await rename(desk.folder, `${desk.folder} away`);
  await desk.add('while it is away');
  expect(await failure()).toContain('is not there. Connect its disk');
  await mkdir(desk.folder);
  expect(await failure()).toContain('are gone from');
  const other = await startComputer('Other', desk.folder);
  await other.several.start(other.folder, 'Other');
  expect(await failure()).toContain('files of another vault');
  await expect(laptop.several.turnOff().then(() => laptop.several.start(other.folder, 'X'))).rejects.toThrow(
    'already uses this folder',
  );
  other.several.forget();
  await rm(desk.folder, { recursive: true });
  await rename(`${desk.folder} away`, desk.folder);
  expect(await failure()).toBeUndefined();
  await both();
  expect(desk.ids()).toEqual(['a', 'while it is away']);
});

test.skipIf(process.platform !== 'linux')('a full folder and one without permission say so', async () => {
  const { desk } = await pair('a');
  const newcomerFile = (await readdir(desk.folder))[0] ?? '';
  expect(newcomerFile).toMatch(/^[0-9a-f]{32}$/);
  // The kernel’s /dev/full answers every write with ENOSPC.
  const { outbox } = await pendingOf(desk);
  await symlink('/dev/full', join(desk.folder, `${outbox}.tmp`));
  await desk.several.look();
  expect(on(desk).failure).toContain('The disk is full');
  await rm(join(desk.folder, `${outbox}.tmp`), { force: true });
  await desk.several.look();
  expect(on(desk).failure).toBeUndefined();
  if (process.getuid?.() === 0) return;
  await chmod(desk.folder, 0o000);
  await desk.several.look();
  expect(on(desk).failure).toContain('Check its permissions');
  await chmod(desk.folder, 0o700);
});

/** Makes a change that cannot be published yet, and returns the name of its file. */
async function pendingOf(computer: TestComputer): Promise<{ outbox: string }> {
  await rename(computer.folder, `${computer.folder} away`);
  await computer.edit('a', renamed('Pending'));
  await computer.several.look();
  await rename(`${computer.folder} away`, computer.folder);
  const text = await readFile(join(computer.data, 'several-computers.json'), 'utf8');
  const state = computer.vault.openBeside('several-computers', JSON.parse(text).sealed) ?? '';
  return { outbox: JSON.parse(state).outbox[0].name };
}

test('the folder shows no name, no text of an account, and no size of an edit', async () => {
  const { desk, both } = await pair('account-name');
  await desk.edit('account-name', (known) => ({ ...known, note: 'a short note' }));
  await both();
  await desk.edit('account-name', (known) => ({ ...known, note: 'a much longer note '.repeat(40) }));
  await both();
  const files = await filesIn(desk.folder);
  const sizes = new Set([...files.values()].map(({ length }) => length));
  expect(sizes.size).toBe(1);
  for (const [name, bytes] of files) {
    expect(name).toMatch(/^[0-9a-f]{32}$/);
    for (const word of ['Desk', 'Laptop', 'account-name', 'note', 'GEZDGNBV']) {
      expect(bytes.includes(word)).toBe(false);
    }
  }
});
