import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Entry } from '../vault/vault.ts';
import { Carrier, joinTogether, settle, startComputer, type TestComputer } from './testing/computers.ts';

const PASSPHRASE = 'a calm green lantern';
const EXCHANGER = join(import.meta.dirname, 'fixtures', 'exchanger.ts');
const END_AT = join(import.meta.dirname, 'fixtures', 'end-at.ts');

async function group(count: number): Promise<[TestComputer, ...TestComputer[]]> {
  const host = await startComputer('Computer 0');
  const others: TestComputer[] = [];
  await host.add('a', 'b', 'c');
  for (let index = 1; index < count; index += 1) {
    const other = await startComputer(`Computer ${index}`, undefined, (index - 2) * 3e11);
    await joinTogether(host, other, new Carrier(host, other));
    others.push(other);
  }
  return [host, ...others];
}

/** What all computers have in common. Each has its own time in the bin. */
function shared({ vault }: TestComputer) {
  return vault
    .entries()
    .map(({ removedAt, expiredAt: _, ...rest }) => ({ ...rest, bin: removedAt !== undefined }));
}

type Step = { at: number } & (
  | { act: 'add' }
  | { act: 'look' }
  | { act: 'restart' }
  | { act: 'bin' | 'note' | 'move'; account: number }
  /** Copies some files, and perhaps deletes what the other has deleted. */
  | { act: 'carry'; to: number; files: number; deletes: boolean }
);
const anyComputer = fc.nat(2);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ at: anyComputer, act: fc.constant('add' as const) }),
  fc.record({ at: anyComputer, act: fc.constant('look' as const) }),
  fc.record({ at: anyComputer, act: fc.constant('restart' as const) }),
  fc.record({
    at: anyComputer,
    act: fc.constantFrom('bin' as const, 'note' as const, 'move' as const),
    account: fc.nat(5),
  }),
  fc.record({
    at: anyComputer,
    act: fc.constant('carry' as const),
    to: anyComputer,
    files: fc.nat(255),
    deletes: fc.boolean(),
  }),
);

async function carryOut(
  computers: readonly TestComputer[],
  one: Step,
  number: number,
): Promise<string | undefined> {
  const here = computers[one.at] as TestComputer;
  if (one.act === 'look') await here.several.look();
  else if (one.act === 'restart') await here.restart();
  else if (one.act === 'add') {
    await here.add(`account ${number}`);
    return `account ${number}`;
  } else if (one.act === 'carry') {
    await carrySome(here.folder, (computers[one.to] as TestComputer).folder, one);
  } else {
    await here.vault.change((entries) => changed(entries, one.act, one.account, number));
  }
  return undefined;
}

function changed(entries: readonly Entry[], act: 'bin' | 'note' | 'move', account: number, number: number) {
  const at = account % entries.length;
  const known = entries[at];
  if (!known || known.removedAt !== undefined) return entries;
  if (act === 'move') return [known, ...entries.filter((other) => other !== known)];
  return entries.with(
    at,
    act === 'bin' ? { ...known, removedAt: number } : { ...known, note: `note ${number}` },
  );
}

async function carrySome(
  from: string,
  to: string,
  { files, deletes }: { files: number; deletes: boolean },
): Promise<void> {
  if (from === to) return;
  const [source, target] = (await Promise.all([from, to].map((folder) => readdir(folder)))).map((names) =>
    names.filter((name) => !name.endsWith('.tmp')),
  ) as [string[], string[]];
  for (const [index, name] of source.toReversed().entries()) {
    if (!target.includes(name) && (files >> (index % 8)) & 1) {
      // Its computer may have replaced it meanwhile.
      await copyFile(join(from, name), join(to, name)).catch(() => undefined);
    }
  }
  // A deletion comes along, too, if the file had arrived here before: a program that synchronises knows that.
  const arrived = arrivals.get(to) ?? new Set<string>();
  arrivals.set(to, arrived);
  for (const name of deletes ? target : []) {
    if (arrived.has(name) && !source.includes(name)) await rm(join(to, name), { force: true });
  }
  for (const name of await readdir(to)) if (source.includes(name)) arrived.add(name);
}

/** The files that were in both folders at one time. */
const arrivals = new Map<string, Set<string>>();

test('computers that get each other’s files late, partly and in any order end with the same accounts', async () => {
  const computers = await group(3);
  let number = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      const added: string[] = [];
      for (const one of steps) {
        number += 1;
        const id = await carryOut(computers, one, number);
        if (id !== undefined) added.push(id);
      }
      await settle(new Carrier(...computers), ...computers);
      const expected = shared(computers[0]);
      for (const computer of computers) {
        expect(computer.several.status()).not.toHaveProperty('failure');
        expect(shared(computer)).toEqual(expected);
      }
      const ids = new Set(expected.map(({ id }) => id));
      expect(added.filter((id) => !ids.has(id))).toEqual([]);
    }),
    // The computers go on from run to run, so a failure cannot be made smaller.
    { numRuns: 8, endOnFailure: true },
  );
});

/** Runs a computer in a process of its own. Resolves when it ends, with the entries that its vault acknowledged. */
async function runExchanger(
  { data }: TestComputer,
  { prefix, count, endAt }: { prefix: string; count: number; endAt?: number },
  stopAfter: (told: number) => boolean = () => false,
): Promise<{ acknowledged: string[]; isKilled: boolean }> {
  const load = endAt === undefined ? [] : ['--import', END_AT];
  const child = spawn(process.execPath, [...load, EXCHANGER, data, PASSPHRASE, prefix, String(count)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, END_AT: String(endAt ?? 0) },
  });
  let complaints = '';
  child.stderr.on('data', (text) => {
    complaints += text;
  });
  const acknowledged: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    acknowledged.push(line);
    if (stopAfter(acknowledged.length)) void wait(Math.random() * 25).then(() => child.kill('SIGKILL'));
  });
  const [, signal] = (await once(child, 'close')) as [number | null, string | null];
  expect(complaints).toBe('');
  return { acknowledged, isKilled: signal === 'SIGKILL' };
}

/** Two computers with one folder, whose vaults open with the passphrase. */
async function pairForProcesses(): Promise<[TestComputer, TestComputer]> {
  const [desk, laptop] = [await startComputer('Desk'), await startComputer('Laptop')];
  laptop.folder = desk.folder;
  await desk.add('shared');
  await joinTogether(desk, laptop);
  for (const computer of [desk, laptop]) {
    await computer.vault.setPassphrase(PASSPHRASE);
    computer.several.forget();
  }
  return [desk, laptop];
}

async function expectNothingLost(computers: TestComputer[], acknowledged: string[]): Promise<void> {
  for (const computer of computers) await computer.restart();
  await settle(undefined, ...computers);
  const [first, ...others] = computers.map(shared);
  for (const other of others) expect(other).toEqual(first);
  const ids = new Set(first?.map(({ id }) => id));
  expect(acknowledged.filter((id) => !ids.has(id))).toEqual([]);
  for (const computer of computers) {
    expect(computer.vault.quarantined()).toEqual([]);
    // Nothing looks as if two computers had changed one thing, or as if the folder had gone back.
    expect(computer.several.status()).toMatchObject({ state: 'on', events: [], remarks: [] });
  }
}

test('a process that ends between any two steps of the file system loses nothing, and starts as if it had not', async () => {
  const [desk, laptop] = await pairForProcesses();
  await laptop.restart();
  const acknowledged: string[] = [];
  let wasKilled = true;
  // An eighth of the steps each time, since every process takes a while to start. Over several runs, all of them.
  let endAt = -Math.floor(Math.random() * 8);
  while (wasKilled) {
    endAt += 8;
    // Each time, the process has a change of the other computer to take, and one of its own to give.
    await laptop.edit('shared', (known) => ({ ...known, note: `note ${endAt}` }));
    await laptop.several.look();
    const run = await runExchanger(desk, { prefix: `Desk ${endAt}`, count: 1, endAt });
    acknowledged.push(...run.acknowledged);
    wasKilled = run.isKilled;
  }
  expect(endAt).toBeGreaterThan(20);
  await expectNothingLost([laptop, desk], acknowledged);
  expect(desk.vault.entries().find(({ id }) => id === 'shared')?.note).toBe(`note ${endAt}`);
});

test('processes that are killed at random at once lose nothing that they acknowledged', async () => {
  const [desk, laptop] = await pairForProcesses();
  const acknowledged: string[] = [];
  for (let round = 0; round < 4; round += 1) {
    const runs = [desk, laptop].map((computer) => {
      const stopAt = 1 + Math.floor(Math.random() * 12);
      const prefix = `${computer.name} ${round}`;
      return runExchanger(computer, { prefix, count: 12 }, (told) => told === stopAt);
    });
    for (const run of await Promise.all(runs)) acknowledged.push(...run.acknowledged);
  }
  expect(acknowledged.length).toBeGreaterThan(8);
  await expectNothingLost([desk, laptop], acknowledged);
});
