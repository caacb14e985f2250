/**
 * `npm run bench -- sync` measures several computers with one vault. The limits are the promises: 10,000 accounts join in
 * less than 10 s, a change shows 2 s after its file, and an idle app uses nothing that can be measured.
 */
import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { SeveralComputers } from '../../desktop/main/sync/several-computers.ts';
import { type Entry, Vault } from '../../desktop/main/vault/vault.ts';
import { base32FromBytes } from '../../shared/base32.ts';
import { median, print, quantile, round } from './figures.ts';

const ACCOUNTS = [10, 1_000, 10_000];
const EDITS = 15;
/** How long an idle app is watched, in milliseconds. */
const IDLE = 30_000;

interface Computer {
  vault: Vault;
  several: SeveralComputers;
  /** Resolves after the next change that came from another computer, with the time. */
  heard: () => Promise<number>;
}

export async function benchSync(): Promise<void> {
  // The looks at the folder keep no process alive; this does.
  const alive = setInterval(() => undefined, 1_000);
  for (const accounts of ACCOUNTS) {
    const folders = await Promise.all(
      ['here', 'there', 'common'].map((name) => mkdtemp(join(tmpdir(), `bench-${name}-`))),
    );
    const [dataHere = '', dataThere = '', common = ''] = folders;
    const [here, there] = [await start(dataHere), await start(dataThere)];
    try {
      await here.vault.change(() => Array.from({ length: accounts }, (_, index) => someEntry(index)));
      const startMs = await timed(() => here.several.start(common, 'here'));
      const joinMs = await joinTime(here, there, common);
      const sizes = await Promise.all(
        (await readdir(common)).map(async (name) => (await stat(join(common, name))).size),
      );
      const edits = await editTimes(here, there, common);
      const { size } = await stat(join(dataHere, 'several-computers.json'));
      const idleShare = await idle();
      print({
        accounts,
        startMs: round(startMs),
        joinMs: round(joinMs),
        folderKiB: round(sizes.reduce((sum, size) => sum + size, 0) / 1024),
        storedAtEachEditKiB: round(size / 1024),
        editVisibleMs: { median: median(edits), highest: quantile(edits, 1) },
        idlePercentOfOneCore: round(idleShare * 100),
      });
    } finally {
      for (const { several } of [here, there]) several.forget();
      for (const folder of folders) await rm(folder, { recursive: true, force: true });
    }
  }
  clearInterval(alive);
}

async function start(folder: string): Promise<Computer> {
  // A stand-in for the system's key store. It is not part of what is measured.
  const keys = new Map<string, string>();
  const vault = await Vault.open({
    folder,
    keyStore: {
      describe: async () => ({ available: true, name: 'bench' }),
      wrap: async (text) => {
        const name = randomBytes(16).toString('hex');
        keys.set(name, text);
        return Buffer.from(name);
      },
      unwrap: async (wrapped) => keys.get(wrapped.toString()) ?? '',
    },
    now: Date.now,
  });
  await vault.create();
  let listeners: ((at: number) => void)[] = [];
  const several = new SeveralComputers({
    vault,
    folder,
    now: Date.now,
    onChange: () => undefined,
    onAccounts: () => {
      for (const listener of listeners.splice(0)) listener(performance.now());
      listeners = [];
    },
  });
  return { vault, several, heard: () => new Promise((resolve) => listeners.push(resolve)) };
}

/** Returns the time from the last confirmation until the newcomer's vault has every account. */
async function joinTime(here: Computer, there: Computer, common: string): Promise<number> {
  const invited = await here.several.invite();
  const words = invited.state === 'on' ? (invited.invitation?.words ?? '') : '';
  await there.several.join(common, there.several.readCode(words), 'there');
  await here.several.look();
  const status = here.several.status();
  const id = status.state === 'on' ? (status.newcomers[0]?.id ?? '') : '';
  await there.several.confirm();
  const began = performance.now();
  await here.several.admit(id);
  await there.several.look();
  const ended = performance.now();
  if (there.vault.entries().length !== here.vault.entries().length)
    throw new Error('The accounts did not arrive.');
  return ended - began;
}

/** Returns the times from a record's file in the folder until the other vault has the change. Nobody calls `look`. */
async function editTimes(here: Computer, there: Computer, common: string): Promise<number[]> {
  const times: number[] = [];
  await wait(3_000);
  for (let edit = 0; edit < EDITS; edit += 1) {
    const before = new Set(await readdir(common));
    const heard = there.heard();
    await here.vault.change((entries) => entries.with(0, { ...(entries[0] as Entry), note: `note ${edit}` }));
    while ((await readdir(common)).every((name) => before.has(name) || name.endsWith('.tmp'))) await wait(5);
    const written = performance.now();
    times.push(Math.max(0, (await heard) - written));
  }
  return times;
}

/** Returns the share of one core that both computers use together when nothing happens. */
async function idle(): Promise<number> {
  // The answers to the last changes are written first.
  await wait(35_000);
  const before = process.cpuUsage();
  await wait(IDLE);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / IDLE;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function someEntry(index: number): Entry {
  return {
    id: `account-${index}`,
    addedAt: Date.now(),
    key: {
      type: 'totp',
      issuer: `Service ${index % 200}`,
      account: `person${index}@example.com`,
      secret: base32FromBytes(randomBytes(20)),
      algorithm: 'SHA1',
      digits: 6,
      period: 30,
      extra: [],
    },
    ...(index % 5 === 0 && { tags: ['work', `group ${index % 7}`] }),
    ...(index % 11 === 0 && { favourite: true }),
  };
}
