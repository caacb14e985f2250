/** Computers with real vaults, real folders, and a program that keeps the folders in step as badly as some do. */
import { copyFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { HOUR } from '../../../../shared/durations.ts';
import { entry } from '../../vault/fixtures/entry.ts';
import { memoryKeyStore, QUICK_COST, temporaryFolder } from '../../vault/testing/vaults.ts';
import { type Entry, Vault } from '../../vault/vault.ts';
import { SeveralComputers } from '../several-computers.ts';

export interface TestComputer {
  name: string;
  /** The app's data folder. */
  data: string;
  /** Its copy of the common folder. */
  folder: string;
  vault: Vault;
  several: SeveralComputers;
  /** What is added to this computer's clock, in milliseconds. */
  clock: { shift: number };
  /** Ends the app and starts it again. */
  restart: () => Promise<void>;
  add: (...ids: string[]) => Promise<void>;
  edit: (id: string, change: (entry: Entry) => Entry) => Promise<void>;
  /** The ids of the accounts in use, in order. */
  ids: () => string[];
}

/** @param shift added to this computer's clock, in milliseconds */
export async function startComputer(name: string, folder?: string, shift = 0): Promise<TestComputer> {
  const data = await temporaryFolder();
  const keyStore = memoryKeyStore();
  const clock = { shift };
  const now = () => Date.now() + clock.shift;
  // Every look answers at once, also one in the same millisecond as the last.
  let hours = 0;
  const elapsed = () => {
    hours += 1;
    return hours * HOUR;
  };
  const open = async () => {
    const vault = await Vault.open({ folder: data, keyStore, now, cost: QUICK_COST });
    if (vault.status().state === 'new') await vault.create();
    const several = new SeveralComputers({
      vault,
      folder: data,
      now,
      elapsed,
      // The whole document is stored every few changes.
      leastToGather: 500,
      onChange: () => undefined,
      onAccounts: () => undefined,
    });
    await several.look();
    return { vault, several };
  };
  const computer: TestComputer = {
    name,
    clock,
    data,
    folder: folder ?? (await temporaryFolder()),
    ...(await open()),
    restart: async () => {
      computer.several.forget();
      // Only one process at a time has a vault. A step that still writes would be a second one.
      await computer.several.ended();
      Object.assign(computer, await open());
    },
    add: (...ids) => computer.vault.change((entries) => [...entries, ...ids.map((id) => entry(id))]),
    edit: (id, change) =>
      computer.vault.change((entries) => entries.map((known) => (known.id === id ? change(known) : known))),
    ids: () => computer.vault.entries().flatMap(({ id, removedAt }) => (removedAt === undefined ? [id] : [])),
  };
  onTestFinished(() => computer.several.forget());
  return computer;
}

/** Copies everything that one folder has to the other, and deletes what was deleted, in both directions. */
export class Carrier {
  readonly #folders: readonly string[];
  #before = new Set<string>();

  constructor(...computers: readonly TestComputer[]) {
    this.#folders = computers.map(({ folder }) => folder);
  }

  async carry(): Promise<void> {
    const lists = await Promise.all(this.#folders.map(async (folder) => new Set(await finishedIn(folder))));
    const all = new Set(lists.flatMap((list) => [...list]));
    const now = new Set<string>();
    for (const name of all) {
      const isDeleted = this.#before.has(name) && lists.some((list) => !list.has(name));
      const from = this.#folders.find((_, index) => lists[index]?.has(name));
      for (const [index, folder] of this.#folders.entries()) {
        if (isDeleted) await rm(join(folder, name), { force: true });
        else if (!lists[index]?.has(name) && from) {
          // Its computer may have replaced it meanwhile.
          await copyFile(join(from, name), join(folder, name)).catch(() => undefined);
        }
      }
      if (!isDeleted) now.add(name);
    }
    this.#before = now;
  }
}

/** The names of the files that are not just being written. */
async function finishedIn(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => !name.endsWith('.tmp'));
}

/** Carries and looks until nothing changes any more. */
export async function settle(
  carrier: Carrier | undefined,
  ...computers: readonly TestComputer[]
): Promise<void> {
  for (let round = 0; round < 6; round += 1) {
    await carrier?.carry();
    for (const computer of computers) await computer.several.look();
  }
}

/** Makes a group of two computers: the user types the code, compares the words, and confirms on both. */
export async function joinTogether(
  host: TestComputer,
  newcomer: TestComputer,
  carrier?: Carrier,
): Promise<{ words: string }> {
  if (host.several.status().state === 'off') await host.several.start(host.folder, host.name);
  const invited = await host.several.invite();
  if (invited.state !== 'on') throw new Error('not on');
  const code = host.several.readCode(invited.invitation?.words ?? '');
  await newcomer.several.join(newcomer.folder, code, newcomer.name);
  await settle(carrier, newcomer, host);
  const shown = host.several.status();
  const request = shown.state === 'on' ? shown.newcomers[0] : undefined;
  if (!request) throw new Error('no newcomer');
  await newcomer.several.confirm();
  await host.several.admit(request.id);
  await settle(carrier, host, newcomer);
  return { words: request.words };
}

/** The names and bytes of all files in a folder. */
export async function filesIn(folder: string): Promise<Map<string, Buffer>> {
  const names = await readdir(folder);
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name))] as const)),
  );
}

export async function restoreFiles(folder: string, files: ReadonlyMap<string, Buffer>): Promise<void> {
  for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true });
  for (const [name, bytes] of files) await writeFile(join(folder, name), bytes);
}
