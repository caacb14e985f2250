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
}, 120_000);

test('processes that are killed at random lose nothing that they acknowledged, here or on the other computer', async () => {
  const [desk, laptop] = [await startComputer('Desk'), await startComputer('Laptop')];
  laptop.folder = desk.folder;
  await joinTogether(desk, laptop);
  for (const computer of [desk, laptop]) {
    await computer.vault.setPassphrase(PASSPHRASE);
    computer.several.forget();
  }
  const acknowledged: string[] = [];
  for (let round = 0; round < 6; round += 1) {
    await Promise.all(
      [desk, laptop].map(async ({ data, name }) => {
        const child = spawn(process.execPath, [EXCHANGER, data, PASSPHRASE, `${name} ${round}`, '12'], {
          stdio: ['ignore', 'pipe', 'pipe'],
        });
        let complaints = '';
        child.stderr.on('data', (text) => {
          complaints += text;
        });
        const stopAt = 1 + Math.floor(Math.random() * 12);
        let told = 0;
        const lines = createInterface({ input: child.stdout });
        const ended = once(child, 'close');
        await new Promise<void>((resolve) => {
          lines.on('line', (line) => {
            acknowledged.push(line);
            told += 1;
            if (told === stopAt) resolve();
          });
          void ended.then(() => resolve());
        });
        await wait(Math.random() * 25);
        child.kill('SIGKILL');
        await ended;
        expect(complaints).toBe('');
      }),
    );
  }
  for (const computer of [desk, laptop]) await computer.restart();
  await settle(undefined, desk, laptop);
  expect(shared(desk)).toEqual(shared(laptop));
  const ids = new Set(desk.ids());
  expect(acknowledged.length).toBeGreaterThan(12);
  expect(acknowledged.filter((id) => !ids.has(id))).toEqual([]);
  expect(desk.vault.quarantined()).toEqual([]);
  for (const computer of [desk, laptop]) {
    expect(computer.several.status()).toMatchObject({ state: 'on', events: [], remarks: [] });
  }
}, 120_000);
