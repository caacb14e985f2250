/**
 * Nothing that was saved is lost to any of five bad days, whenever the process ends: the power is cut once before every
 * call that changes the disk. From that call on nothing reaches the disk, as after a kill. `vault-crash.test.ts` kills
 * real processes at random moments.
 */
import { copyFileSync, cpSync, lstatSync, mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { entry, memoryKeyStore, QUICK_COST, temporaryFolder } from './testing/vaults.ts';
import { Vault } from './vault.ts';

/** How many calls there were, and which one is the first that no longer happens. */
const power = { calls: 0, cutBefore: Number.POSITIVE_INFINITY };

function count(): void {
  power.calls += 1;
  if (power.calls >= power.cutBefore) throw new Error('The power is off.');
}

type Call = (...given: unknown[]) => Promise<unknown>;
/** Calls that only read make no difference: the state is that after the last call that did not. */
const CHANGING = ['mkdir', 'rename', 'rm', 'link', 'copyFile', 'writeFile', 'open'] as const;
const originals = new Map(CHANGING.map((name) => [name, fs[name] as Call]));

beforeAll(() => {
  for (const [name, original] of originals) {
    const counted: Call = async (...given) => {
      count();
      const result = await original(...given);
      if (name === 'open') countHandle(result as fs.FileHandle);
      return result;
    };
    Object.assign(fs, { [name]: counted });
  }
  syncBuiltinESMExports();
});
afterAll(() => {
  Object.assign(fs, Object.fromEntries(originals));
  syncBuiltinESMExports();
});

/** The steps of one write count, too: the bytes, and the flush. */
function countHandle(handle: fs.FileHandle): void {
  for (const name of ['writeFile', 'sync'] as const) {
    const original = handle[name].bind(handle) as Call;
    const counted: Call = async (...given) => {
      count();
      return original(...given);
    };
    Object.assign(handle, { [name]: counted });
  }
}

const PASSPHRASE = 'a calm green lantern';
const NOVEMBER = Date.UTC(2026, 10, 30);

interface Bad {
  vault: Vault;
  file: string;
  /** Adds an entry. It must stay once this is over. */
  add: (id: string) => Promise<void>;
  setClock: (now: number) => void;
  /** The other computer's copy of the file. */
  theirs: string;
}

interface Day {
  /** Before the app starts. What changes the disk here and below is synchronous, so it is not counted. */
  before?: (file: string) => void;
  during: (bad: Bad) => Promise<void>;
  /** Entries that must be there beside the added ones and those of the beginning. */
  alsoThere?: string[];
  after?: (file: string) => void;
}

const DAYS: Record<string, Day> = {
  'a wrong clock': {
    during: async ({ add, setClock }) => {
      for (const at of [Date.UTC(2000, 0, 1), Date.UTC(2099, 0, 1), Date.UTC(1969, 0, 1)]) {
        setClock(at);
        await add(`at-${at}`);
      }
    },
  },
  'a deleted file': {
    during: async ({ vault, file, add }) => {
      rmSync(file);
      await vault.look();
      await add('after-a-look');
      rmSync(file);
      await add('without-a-look');
    },
  },
  'a full disk': {
    during: async ({ file, add }) => {
      // The kernel's /dev/full answers every write with ENOSPC.
      symlinkSync('/dev/full', `${file}.tmp`);
      await expect(add('too-much')).rejects.toMatchObject({ code: 'store-failed' });
      await add('with-space-again');
    },
    // Somebody made space.
    after: (file) => rmSync(`${file}.tmp`, { force: true }),
  },
  'a link': {
    before: (file) => {
      mkdirSync(`${file}-folder`);
      renameSync(file, join(`${file}-folder`, 'synchronised.json'));
      symlinkSync(join(`${file}-folder`, 'synchronised.json'), file);
    },
    during: async ({ file, add }) => {
      await add('behind-the-link');
      rmSync(join(`${file}-folder`, 'synchronised.json'));
      await add('behind-a-link-to-nothing');
    },
    after: (file) => expect(lstatSync(file).isSymbolicLink()).toBe(true),
  },
  'a second computer': {
    during: async ({ vault, file, theirs, add }) => {
      copyFileSync(theirs, file);
      await vault.look();
      await add('after-a-look');
      copyFileSync(theirs, file);
      await add('without-a-look');
    },
    alsoThere: ['theirs'],
  },
};

const partsOf = (folder: string, now: () => number) => ({
  folder,
  keyStore: memoryKeyStore(false),
  now,
  cost: QUICK_COST,
});

async function opened(folder: string, now = () => NOVEMBER): Promise<Vault> {
  const vault = await Vault.open(partsOf(folder, now));
  // biome-ignore lint/correctness/useHookAtTopLevel: no hook of React
  if (vault.status().state === 'unreadable') await vault.useLatestVersion();
  await vault.unlock(PASSPHRASE);
  return vault;
}

/** Returns a folder with a vault of two entries, saved one after the other, and the copy that another computer changed. */
async function beginning(): Promise<string> {
  const folder = await temporaryFolder();
  const [here, there] = [join(folder, 'here'), join(folder, 'there')];
  const vault = await Vault.open(partsOf(here, () => NOVEMBER));
  await vault.create(PASSPHRASE);
  await vault.change(() => [entry('base')]);
  cpSync(here, there, { recursive: true });
  await (await opened(there)).change((entries) => [...entries, entry('theirs')]);
  await vault.change((entries) => [...entries, entry('saved')]);
  return folder;
}

/** Returns the ids in the vault and its versions, each of which must open whole. */
async function everywhere(vault: Vault): Promise<Set<string>> {
  const ids = new Set(vault.entries().map(({ id }) => id));
  for (const { name } of await vault.versions.list()) {
    const contents = vault.openText((await vault.versions.read(name)) ?? '');
    expect(contents?.quarantined, name).toEqual([]);
    for (const { id } of contents?.entries ?? []) ids.add(id);
  }
  return ids;
}

/** Lives through a day whose power is cut before a call. @returns whether the day ended before that */
async function liveThrough(day: Day, from: string, cutBefore: number): Promise<boolean> {
  const folder = await temporaryFolder();
  cpSync(from, folder, { recursive: true });
  const [here, theirs] = [join(folder, 'here'), join(folder, 'there', 'vault.json')];
  const file = join(here, 'vault.json');
  day.before?.(file);
  let now = NOVEMBER;
  const saved = ['base', 'saved', ...(day.alsoThere ?? [])];
  Object.assign(power, { calls: 0, cutBefore });
  try {
    const vault = await opened(here, () => now);
    await day.during({
      vault,
      file,
      theirs,
      add: async (id) => {
        await vault.change((entries) => [...entries, entry(id)]);
        // A process without power tells nobody that something was saved.
        if (power.calls >= cutBefore) count();
        saved.push(id);
      },
      setClock: (at) => {
        now = at;
      },
    });
  } catch (error) {
    if (power.calls < cutBefore) throw error;
  }
  const isOver = power.calls < cutBefore;
  power.cutBefore = Number.POSITIVE_INFINITY;
  day.after?.(file);

  const vault = await opened(here);
  expect(vault.quarantined()).toEqual([]);
  // The copy that took the file's place was the last one to be written, before this process saw it or after.
  const ids = await everywhere(vault);
  expect(
    saved.filter((id) => !ids.has(id)),
    `after a cut before call ${cutBefore}`,
  ).toEqual([]);
  await vault.change((entries) => [...entries, entry('afterwards')]);
  expect((await opened(here)).entries().map(({ id }) => id)).toContain('afterwards');
  return isOver;
}

describe.skipIf(process.platform !== 'linux')('whenever the power is cut,', () => {
  test.each(Object.entries(DAYS))(
    '%s loses nothing that was saved',
    async (_name, day) => {
      const from = await beginning();
      let cutBefore = 1;
      while (!(await liveThrough(day, from, cutBefore))) cutBefore += 1;
      // Fewer would mean that the calls of a change are not counted.
      expect(cutBefore).toBeGreaterThan(20);
    },
    240_000,
  );
});
