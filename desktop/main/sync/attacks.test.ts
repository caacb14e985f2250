/** What a provider, a thief, or bad luck does to the common folder. */
import {
  copyFile,
  mkdir,
  open,
  readdir,
  readFile,
  rm,
  symlink,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newIdentity } from './format/identity.ts';
import { makeRequest, readOffer } from './format/joining.ts';
import { readHeader } from './format/sealed-file.ts';
import { Group } from './group/group.ts';
import { type MemberState, StateFile } from './state-file.ts';
import {
  Carrier,
  filesIn,
  joinTogether,
  restoreFiles,
  settle,
  startComputer,
  type TestComputer,
} from './testing/computers.ts';

/** Computers with the same accounts, and a folder each. */
async function together(names: readonly string[], ...ids: string[]) {
  const computers: TestComputer[] = [];
  for (const name of names) computers.push(await startComputer(name));
  const [host, ...others] = computers as [TestComputer, ...TestComputer[]];
  const carrier = new Carrier(...computers);
  await host.add(...ids);
  for (const other of others) await joinTogether(host, other, carrier);
  const all = () => settle(carrier, ...computers);
  await all();
  return { computers, carrier, all };
}

function on(computer: TestComputer) {
  const status = computer.several.status();
  if (status.state !== 'on') throw new Error(`${status.state}, not on`);
  return status;
}

const told = (computer: TestComputer) => on(computer).events.map(({ sentence }) => sentence);
const idOf = (computer: TestComputer, name: string) =>
  on(computer).computers.find((one) => one.name === name)?.id ?? '';
const noted = (note: string) => (known: Parameters<Parameters<TestComputer['edit']>[1]>[0]) => ({
  ...known,
  note,
});

async function stateOf(computer: TestComputer): Promise<MemberState> {
  const state = await new StateFile(computer.data, computer.vault).read();
  if (typeof state !== 'object' || state.phase !== 'member') throw new Error('no member');
  return state;
}

/** The group as this computer has stored it. Whoever has its keys can write whatever they want with it. */
async function groupOf(computer: TestComputer): Promise<Group> {
  return new Group((await stateOf(computer)).now.group);
}

/** Makes a change, and returns the names of the files that it added to the computer's folder. */
async function writes(computer: TestComputer, change: () => Promise<void>): Promise<string[]> {
  const before = new Set(await readdir(computer.folder));
  await change();
  await computer.several.look();
  return (await readdir(computer.folder)).filter((name) => !before.has(name));
}

test.each([
  ['deleted', (path: string) => rm(path)],
  ['damaged in its place', (path: string) => truncate(path, 100)],
])(
  'a record between others that is %s is written again by its computer, and that is said',
  async (_how, harm) => {
    const { computers, all } = await together(['Desk', 'Laptop'], 'a');
    const [desk, laptop] = computers as [TestComputer, TestComputer];
    const lost = await writes(desk, () => desk.add('lost'));
    await writes(desk, () => desk.edit('a', noted('later')));
    for (const name of lost) await harm(join(desk.folder, name));
    await all();
    await all();
    expect(laptop.ids()).toEqual(['a', 'lost']);
    expect(told(desk).join()).toContain('Files of “Desk” disappeared from the folder');
  },
);

test('what one computer never gets is said there, and its writer hears of it and writes it again', async () => {
  const { computers } = await together(['Desk', 'Laptop', 'Third'], 'a');
  const [desk, laptop, third] = computers as [TestComputer, TestComputer, TestComputer];
  const lost = await writes(laptop, () => laptop.add('lost'));
  // The provider keeps these files from the third computer for good.
  const carry = async () => {
    for (const from of computers) {
      for (const to of computers) {
        for (const name of await readdir(from.folder)) {
          if (to === third && lost.includes(name)) continue;
          await copyFile(join(from.folder, name), join(to.folder, name)).catch(() => undefined);
        }
      }
    }
  };
  for (let round = 0; round < 8; round += 1) {
    await carry();
    for (const computer of computers) await computer.several.look();
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  expect(third.ids()).toEqual(['a', 'lost']);
  expect(
    told(third).filter((sentence) => sentence.includes('Some files of “Laptop” have not arrived')),
  ).toHaveLength(1);
  expect(on(third).computers.map(({ missing }) => missing)).toEqual([0, 0, 0]);
  expect(desk.ids()).toEqual(['a', 'lost']);
});

test('records that this computer wrote long ago and that come back are not taken for a copy of it', async () => {
  const { computers, all } = await together(['Desk', 'Laptop'], 'a');
  const [desk] = computers as [TestComputer, TestComputer];
  const old = await filesIn(desk.folder);
  for (let round = 0; round < 55; round += 1) {
    await desk.edit('a', noted(`note ${round}`));
    await desk.several.look();
  }
  await all();
  await desk.restart();
  // What a computer remembers is limited, so it has forgotten these.
  const state = await stateOf(desk);
  state.now.done = [];
  await new StateFile(desk.data, desk.vault).write(state);
  await desk.restart();
  for (const [name, bytes] of old) await writeFile(join(desk.folder, `${name} copy`), bytes);
  await all();
  expect(told(desk).join()).not.toContain('written twice');
  expect(desk.vault.entries()[0]?.note).toBe('note 54');
});

test('an offer that disappears while its code is shown is written again', async () => {
  const { computers } = await together(['Desk', 'Laptop'], 'a');
  const [desk] = computers as [TestComputer, TestComputer];
  const offers = await writes(desk, async () => void (await desk.several.invite()));
  for (const name of offers) await rm(join(desk.folder, name));
  await desk.several.look();
  for (const name of offers) expect(await readdir(desk.folder)).toContain(name);
  await desk.several.endInvitation();
  await desk.several.look();
  for (const name of offers) expect(await readdir(desk.folder)).not.toContain(name);
});

test('a flood of requests under a photographed code does not flood the list', async () => {
  const { computers } = await together(['Desk', 'Laptop'], 'a');
  const [desk] = computers as [TestComputer, TestComputer];
  const [name = ''] = await writes(desk, async () => void (await desk.several.invite()));
  const code = desk.several.readCode(on(desk).invitation?.words ?? '');
  const offer = readOffer(code, readHeader(await readFile(join(desk.folder, name))));
  if (!offer) throw new Error('no offer');
  for (let index = 0; index < 60; index += 1) {
    const request = makeRequest(code, newIdentity(`Flood ${index}`), offer);
    await writeFile(join(desk.folder, request.name), request.bytes);
  }
  await desk.several.look();
  expect(on(desk).newcomers).toHaveLength(10);
});

test('of two computers with one code, one is admitted, and the other says that the code is used up', async () => {
  const desk = await startComputer('Desk');
  await desk.add('a');
  await desk.several.start(desk.folder, 'Desk');
  await desk.several.invite();
  const code = desk.several.readCode(on(desk).invitation?.words ?? '');
  const joining = [await startComputer('One', desk.folder), await startComputer('Two', desk.folder)];
  for (const computer of joining) await computer.several.join(computer.folder, code, computer.name);
  const [one, two] = joining as [TestComputer, TestComputer];
  await settle(undefined, one, two, desk);
  expect(
    on(desk)
      .newcomers.map(({ name }) => name)
      .toSorted(),
  ).toEqual(['One', 'Two']);
  for (const computer of joining) await computer.several.confirm();
  await desk.several.admit(on(desk).newcomers.find(({ name }) => name === 'One')?.id ?? '');
  await settle(undefined, one, two, desk);
  expect(one.ids()).toEqual(['a']);
  expect(two.ids()).toEqual([]);
  expect(two.several.status()).toMatchObject({ state: 'joining', codeEnded: true });
  await two.several.turnOff();
  await joinTogether(desk, two);
  expect(two.ids()).toEqual(['a']);
});

test('a newcomer that ends at any step of joining goes on after the next start', async () => {
  const [desk, laptop] = [await startComputer('Desk'), await startComputer('Laptop')];
  await desk.add('a');
  await laptop.add('mine');
  await desk.several.start(desk.folder, 'Desk');
  await desk.several.invite();
  const code = desk.several.readCode(on(desk).invitation?.words ?? '');
  laptop.folder = desk.folder;
  await laptop.several.join(desk.folder, code, 'Laptop');
  await laptop.restart();
  await desk.several.look();
  const { words } = on(desk).newcomers[0] ?? {};
  await laptop.restart();
  expect(laptop.several.status()).toMatchObject({ state: 'joining', words });
  await laptop.several.confirm();
  await laptop.restart();
  await desk.restart();
  await desk.several.admit(on(desk).newcomers[0]?.id ?? '');
  // The vault has everything, but the state does not say so yet.
  const joining = await readFile(join(laptop.data, 'several-computers.json'));
  await laptop.several.look();
  await writeFile(join(laptop.data, 'several-computers.json'), joining);
  await laptop.restart();
  await settle(undefined, desk, laptop);
  expect(desk.ids().toSorted()).toEqual(['a', 'mine']);
  expect(laptop.ids().toSorted()).toEqual(['a', 'mine']);
  expect((await readdir(laptop.data)).filter((name) => name.startsWith('several-computers-'))).toHaveLength(
    1,
  );
});

test('a computer that was removed cannot admit a newcomer that has a photographed code’s words', async () => {
  const { computers, all } = await together(['Desk', 'Laptop'], 'a');
  const [desk, laptop] = computers as [TestComputer, TestComputer];
  const removed = await groupOf(laptop);
  await desk.several.remove(idOf(desk, 'Laptop'));
  await all();
  const newcomer = await startComputer('New', desk.folder);
  await desk.several.invite();
  const code = desk.several.readCode(on(desk).invitation?.words ?? '');
  await newcomer.several.join(desk.folder, code, 'New');
  await settle(undefined, newcomer, desk);
  await newcomer.several.confirm();
  const me = on(desk).newcomers[0]?.id ?? '';
  const state = await new StateFile(newcomer.data, newcomer.vault).read();
  if (typeof state !== 'object' || state.phase !== 'joining') throw new Error('not joining');
  // It shows the newcomer a folder from before the removal.
  const [kept, before] = [await filesIn(desk.folder), new Map<string, Buffer>()];
  for (const file of removed.admit(state.me, 0)) before.set(file.name, file.bytes);
  await restoreFiles(desk.folder, before);
  await newcomer.several.look();
  expect(newcomer.several.status()).toMatchObject({ state: 'joining' });
  await restoreFiles(desk.folder, kept);
  await desk.several.admit(me);
  await settle(undefined, newcomer, desk);
  expect(newcomer.ids()).toEqual(['a']);
});

test('a removed computer that can still write into the folder keeps nobody from joining', async () => {
  const { computers, all } = await together(['Desk', 'Laptop'], 'a');
  const [desk, laptop] = computers as [TestComputer, TestComputer];
  const removed = await groupOf(laptop);
  await desk.several.remove(idOf(desk, 'Laptop'));
  await all();
  for (const { name, bytes } of removed.remove(idOf(desk, 'Desk'), Buffer.from(''), 0))
    await writeFile(join(desk.folder, name), bytes);
  const newcomer = await startComputer('New', desk.folder);
  await joinTogether(desk, newcomer);
  expect(newcomer.ids()).toEqual(['a']);
  expect(on(newcomer).computers.map(({ name }) => name)).toEqual(['Desk', 'New']);
});

test('removals that cross are said on every computer, whichever came first there', async () => {
  const { computers } = await together(['Desk', 'Laptop', 'Third'], 'a');
  const [desk, laptop, third] = computers as [TestComputer, TestComputer, TestComputer];
  const thief = await groupOf(laptop);
  await desk.several.remove(idOf(desk, 'Laptop'));
  // The third computer gets the thief’s answer first.
  for (const { name, bytes } of thief.remove(idOf(desk, 'Desk'), Buffer.from(''), 0))
    await writeFile(join(third.folder, name), bytes);
  await third.several.look();
  expect(on(third).computers.map(({ name }) => name)).toEqual(['Laptop', 'Third']);
  const carrier = new Carrier(desk, third);
  await settle(carrier, desk, third);
  expect(told(third).join()).toContain('“Desk” was removed, but says that it removed “Laptop”');
  expect(told(desk).join()).toContain('“Third” heard from “Laptop” that this computer was removed');
  await settle(carrier, desk, third);
  expect(told(third).filter((sentence) => sentence.includes('but says'))).toHaveLength(1);
  // The user follows the advice.
  await third.several.remove(idOf(third, 'Laptop'));
  await desk.several.turnOff();
  desk.folder = third.folder;
  await joinTogether(third, desk);
  expect(on(third).computers.map(({ name }) => name)).toEqual(['Third', 'Desk']);
});

test('a member that lies about numbers uses nobody’s numbers up, and no date breaks the list', async () => {
  const { computers, all } = await together(['Desk', 'Laptop'], 'a');
  const [desk, laptop] = computers as [TestComputer, TestComputer];
  const liar = await groupOf(laptop);
  for (const member of liar.present())
    Object.assign(liar.progressOf(member.id), { seq: 2 ** 53 - 2, hash: 'x' });
  liar.progressOf(liar.me.id).seq = 40;
  const lie = liar.record('whole', { update: Buffer.from([0, 0]), at: 0 });
  const late = liar.record('seen', { at: 1e300 });
  for (const { name, bytes } of [lie, late]) await writeFile(join(desk.folder, name), bytes);
  await desk.several.look();
  await desk.add('b');
  await all();
  expect(laptop.ids()).toEqual(['a', 'b']);
  for (const { lastWrite } of on(desk).computers) expect(new Date(lastWrite ?? 0).getTime()).not.toBeNaN();
});

test('a clock that was years ahead and is set right does not undo what is changed then', async () => {
  const desk = await startComputer('Desk', undefined, 3e11);
  const laptop = await startComputer('Laptop');
  await desk.add('a');
  await joinTogether(desk, laptop, new Carrier(desk, laptop));
  desk.clock.shift = 0;
  await desk.restart();
  desk.several.forget();
  // Acknowledged, and killed before anything else.
  await desk.edit('a', noted('after the clock was set'));
  await desk.restart();
  await settle(new Carrier(desk, laptop), desk, laptop);
  expect(laptop.vault.entries()[0]?.note).toBe('after the clock was set');
  await desk.edit('a', (known) => ({ ...known, removedAt: 5 }));
  desk.several.forget();
  await desk.restart();
  await settle(new Carrier(desk, laptop), desk, laptop);
  expect(laptop.ids()).toEqual([]);
});

test('a computer that was turned off does not keep a deleted account in the folder', async () => {
  const { computers, all } = await together(['Desk', 'Laptop', 'Third'], 'a', 'gone');
  const [desk, laptop, third] = computers as [TestComputer, TestComputer, TestComputer];
  await laptop.several.turnOff();
  await all();
  await desk.edit('gone', (known) => ({ ...known, removedAt: 1, note: 'to forget' }));
  await all();
  await desk.vault.change((entries) => entries.filter(({ id }) => id !== 'gone'));
  await all();
  await all();
  for (const computer of [desk, third]) {
    const { now } = await stateOf(computer);
    const base = await new StateFile(computer.data, computer.vault).document(now.document.base);
    const { SyncDocument } = await import('./document/sync-document.ts');
    const document = new SyncDocument(
      base,
      now.document.updates.map((text) => Buffer.from(text, 'base64')),
    );
    expect(document.gone()).toEqual([]);
    expect(Buffer.from(document.state()).includes('to forget')).toBe(false);
  }
});

test('links, odd names, huge files and files that cannot be read do no harm, and are said', async () => {
  const { computers, all } = await together(['Desk', 'Laptop'], 'a');
  const [desk] = computers as [TestComputer, TestComputer];
  const at = (name: string) => join(desk.folder, name);
  await symlink('nowhere', at('dangling'));
  await symlink('loop', at('loop'));
  await symlink('/', at('root'));
  await symlink(join(desk.data, 'vault.json'), at('vault'));
  await symlink('/dev/zero', at('endless'));
  await mkdir(at('0'.repeat(32)));
  for (const name of ['\\..\\..\\vault.json', '%2e%2e%2fvault', 'a\nb', '‮reversed', 'x'.repeat(255), 'CON'])
    await writeFile(at(name), 'CSYN');
  const huge = await open(at('huge'), 'w');
  await huge.truncate(200 * 1024 * 1024);
  await huge.close();
  const before = await readFile(join(desk.data, 'vault.json'));
  await desk.several.look();
  expect(on(desk).failure).toBeUndefined();
  expect(on(desk).remarks.join()).toContain('cannot be read');
  expect(await readFile(join(desk.data, 'vault.json'))).toEqual(before);
  await rm(at('huge'));
  for (const name of ['dangling', 'loop', 'root', 'vault', 'endless', '0'.repeat(32)])
    await rm(at(name), { recursive: true });
  await desk.add('b');
  await all();
  expect(computers[1]?.ids()).toEqual(['a', 'b']);
  expect(on(desk).remarks.join()).not.toContain('cannot be read');
});

test('a file that is completed in its place is read, also where its size and time stay the same', async () => {
  const { computers } = await together(['Desk', 'Laptop'], 'a');
  const [desk, laptop] = computers as [TestComputer, TestComputer];
  const [name = ''] = await writes(desk, () => desk.add('b'));
  const bytes = await readFile(join(desk.folder, name));
  const path = join(laptop.folder, name);
  await writeFile(path, Buffer.concat([bytes.subarray(0, 200), Buffer.alloc(bytes.length - 200)]));
  await utimes(path, 1000, 1000);
  await laptop.several.look();
  expect(on(laptop).remarks).toHaveLength(1);
  const file = await open(path, 'r+');
  await file.write(bytes, 0, bytes.length, 0);
  await file.utimes(1000, 1000);
  await file.close();
  await laptop.several.look();
  expect(laptop.ids()).toEqual(['a', 'b']);
});

test('the app’s own folder is no common folder, not even through a link', async () => {
  const desk = await startComputer('Desk');
  const link = join(desk.folder, 'link');
  await symlink(desk.data, link);
  await mkdir(join(desk.data, 'inside'));
  for (const folder of [desk.data, link, join(desk.data, 'inside')]) {
    await expect(desk.several.start(folder, 'Desk')).rejects.toThrow('its own files in this folder');
    await expect(desk.several.join(folder, 'ab'.repeat(16), 'Desk')).rejects.toThrow(
      'its own files in this folder',
    );
  }
  expect(desk.several.status().state).toBe('off');
});

test('a computer’s new name reaches the others, and stays after its records were compacted', async () => {
  const { computers, all } = await together(['Desk', 'Laptop'], 'a');
  const [desk, laptop] = computers as [TestComputer, TestComputer];
  await laptop.several.rename('  Kitchen  ');
  await all();
  for (const computer of computers)
    expect(on(computer).computers.map(({ name }) => name)).toEqual(['Desk', 'Kitchen']);
  for (let round = 0; round < 55; round += 1) {
    await laptop.edit('a', noted(`${round}`));
    await laptop.several.look();
  }
  await all();
  await laptop.restart();
  const third = await startComputer('Third');
  await joinTogether(desk, third, new Carrier(desk, third));
  expect(on(third).computers.map(({ name }) => name)).toEqual(['Desk', 'Kitchen', 'Third']);
});

test('a change stores itself and not the whole document, and a kill between two files loses nothing', async () => {
  const { computers, all } = await together(['Desk', 'Laptop'], 'a');
  const [desk, laptop] = computers as [TestComputer, TestComputer];
  const documents = async () => (await readdir(desk.data)).filter((name) => /^several-computers-/.test(name));
  const state = join(desk.data, 'several-computers.json');
  const sizes = async () => [
    (await readFile(state)).length,
    (await readFile(join(desk.data, (await documents())[0] ?? ''))).length,
  ];
  await desk.add(...Array.from({ length: 400 }, (_, index) => `account-${index}`));
  await all();
  await desk.edit('a', noted('a few bytes'));
  await desk.several.look();
  const [stateSize = 0, documentSize = 0] = await sizes();
  expect(documentSize).toBeGreaterThan(60_000);
  expect(stateSize).toBeLessThan(documentSize / 3);
  // A kill before the state named a new document, and one before the former document was deleted.
  const [used = ''] = await documents();
  await writeFile(join(desk.data, `several-computers-${'0'.repeat(32)}.json`), 'half');
  await writeFile(join(desk.data, `several-computers-${'1'.repeat(32)}.json.tmp`), 'half');
  await desk.restart();
  expect(await documents()).toEqual([used]);
  await desk.edit('a', noted('after the kill'));
  await all();
  expect(laptop.vault.entries().find(({ id }) => id === 'a')?.note).toBe('after the kill');
  // A damaged document cannot be taken for a whole one.
  const [now = ''] = await documents();
  await truncate(join(desk.data, now), 1000);
  await desk.restart();
  expect(desk.several.status()).toMatchObject({
    state: 'off',
    failure: expect.stringContaining('or is damaged'),
  });
  expect(desk.ids()).toHaveLength(401);
  await desk.several.turnOff();
  expect(await documents()).toEqual([]);
});

test('an earlier version that a user restores goes to the others, and no account in use is lost', async () => {
  const { computers, all } = await together(['Desk', 'Laptop'], 'a', 'b');
  const [desk, laptop] = computers as [TestComputer, TestComputer];
  const earlier = desk.vault.entries();
  await laptop.add('c');
  await laptop.edit('a', noted('new'));
  await all();
  // As `versions:restore` does.
  await desk.vault.change(() => earlier);
  await all();
  for (const computer of computers) {
    expect(computer.ids().toSorted()).toEqual(['a', 'b', 'c']);
    expect(computer.vault.entries().find(({ id }) => id === 'a')?.note).toBeUndefined();
  }
});

test('whatever the provider deletes, repeats or cuts, once it behaves all computers have everything', async () => {
  const act = fc.record({
    who: fc.nat(2),
    what: fc.constantFrom('add', 'edit', 'look', 'carry', 'delete', 'cut', 'repeat', 'restart'),
    pick: fc.nat(1000),
  });
  const { computers, carrier, all } = await together(['Desk', 'Laptop', 'Third'], 'a');
  const old = await filesIn((computers[0] as TestComputer).folder);
  const added = ['a'];
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 15, maxLength: 30 }), async (acts) => {
      run += 1;
      const taken = new Map<string, Buffer>();
      for (const [index, { who, what, pick }] of acts.entries()) {
        const computer = computers[who] as TestComputer;
        const names = await readdir(computer.folder);
        const name = names[pick % Math.max(1, names.length)];
        if (what === 'add') {
          added.push(`${run}-${index}`);
          await computer.add(`${run}-${index}`);
        } else if (what === 'edit') await computer.edit('a', noted(`${run}-${index}`));
        else if (what === 'look') await computer.several.look();
        else if (what === 'carry') await carrier.carry();
        else if (what === 'restart') await computer.restart();
        else if (what === 'repeat')
          for (const [key, bytes] of old) await writeFile(join(computer.folder, key), bytes);
        else if (name !== undefined) {
          if (!taken.has(name)) taken.set(name, await readFile(join(computer.folder, name)));
          // In every copy of the folder, so only its computer can write it again.
          for (const { folder } of computers) {
            if (what === 'delete') await rm(join(folder, name), { force: true });
            else await truncate(join(folder, name), pick % 300).catch(() => undefined);
          }
        }
      }
      for (let round = 0; round < 4; round += 1) await all();
      // A folder without any usable file looks like a disk that is not connected: the app says so, and waits for it.
      const failures = computers.flatMap((computer) => on(computer).failure ?? []);
      for (const failure of failures) expect(failure).toContain('The files of the other computers are gone');
      if (failures.length > 0) {
        for (const { folder } of computers)
          for (const [name, bytes] of taken) await writeFile(join(folder, name), bytes);
        for (let round = 0; round < 4; round += 1) await all();
      }
      const [first, ...others] = computers as [TestComputer, ...TestComputer[]];
      expect(first.ids().toSorted()).toEqual(added.toSorted());
      for (const other of others) expect(other.vault.entries()).toEqual(first.vault.entries());
    }),
    // The computers go on from run to run, so a failure cannot be made smaller.
    { numRuns: 3, endOnFailure: true },
  );
});
