/**
 * `npm run test:syncthing` shares a vault between two computers whose folders are kept in step by two real Syncthing
 * processes, on loopback only. It is not part of `npm test`: it takes a minute, and needs Debian's package `syncthing`.
 */
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { SeveralComputers } from '../desktop/main/sync/several-computers.ts';
import { type Entry, Vault } from '../desktop/main/vault/vault.ts';
import { base32FromBytes } from '../shared/base32.ts';
import { readWords } from './command/read-words.ts';
import { onPath } from './setup/places.mjs';
import { startPair } from './syncthing-trial/syncthing.ts';

/** How long one step may take, in milliseconds. Syncthing waits ten seconds before it sends a change. */
const PATIENCE = 90_000;

interface Computer {
  name: string;
  folder: string;
  vault: Vault;
  several: SeveralComputers;
}

readWords({}, 'Usage: npm run test:syncthing');
if (onPath('syncthing')) process.exitCode = await main();
else console.log('Syncthing is not installed, so nothing was tested. On Debian: apt-get install syncthing');

async function main(): Promise<number> {
  const root = await mkdtemp(join(tmpdir(), 'countersign-syncthing-'));
  const [desk, laptop] = [await computer(root, 'desk'), await computer(root, 'laptop')];
  const syncthing = await startPair(root, desk.folder, laptop.folder);
  try {
    await step(
      'joining',
      () => joinBoth(desk, laptop),
      () => bothHave(desk, laptop, 3),
    );
    await step(
      'changes on both at once',
      async () => {
        await add(desk, 'from the desk');
        await add(laptop, 'from the laptop');
      },
      () => bothHave(desk, laptop, 5),
    );
    await syncthing.stop(1);
    await step(
      'changes while one Syncthing is killed, then started again',
      async () => {
        for (let index = 0; index < 40; index += 1) {
          await add(desk, `desk ${index}`);
          await add(laptop, `laptop ${index}`);
          await Promise.all([desk.several.look(), laptop.several.look()]);
        }
        await syncthing.start(1);
      },
      () => bothHave(desk, laptop, 85),
    );
    const conflicts = (await readdir(desk.folder)).filter((name) => name.includes('conflict'));
    console.log(`conflict copies: ${conflicts.length}`);
    return 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    for (const { several } of [desk, laptop]) console.error(JSON.stringify(several.status()));
    return 1;
  } finally {
    await syncthing.stop(0);
    await syncthing.stop(1);
    for (const { several } of [desk, laptop]) several.forget();
    await rm(root, { recursive: true, force: true });
  }
}

async function computer(root: string, name: string): Promise<Computer> {
  const [data, folder] = [join(root, `${name} data`), join(root, `${name} folder`)];
  await mkdir(folder, { recursive: true });
  let key = '';
  const keyStore = {
    describe: async () => ({ available: true, name: 'trial' }),
    wrap: async (text: string) => {
      key = text;
      return Buffer.from('key');
    },
    unwrap: async () => key,
  };
  const vault = await Vault.open({ folder: data, keyStore, now: Date.now });
  await vault.create();
  const nothing = () => undefined;
  const several = new SeveralComputers({
    vault,
    folder: data,
    now: Date.now,
    onChange: nothing,
    onAccounts: nothing,
  });
  return { name, folder, vault, several };
}

async function joinBoth(desk: Computer, laptop: Computer): Promise<void> {
  await add(desk, 'first');
  await add(desk, 'second');
  await add(laptop, 'third');
  await desk.several.start(desk.folder, desk.name);
  const invited = await desk.several.invite();
  const words = invited.state === 'on' ? (invited.invitation?.words ?? '') : '';
  await laptop.several.join(laptop.folder, laptop.several.readCode(words), laptop.name);
  const request = await eventually('a request', () => {
    const status = desk.several.status();
    return status.state === 'on' ? status.newcomers[0] : undefined;
  });
  const shown = await eventually('the words', () => {
    const status = laptop.several.status();
    return status.state === 'joining' ? status.words : undefined;
  });
  if (shown !== request.words) throw new Error('The computers show different words.');
  await laptop.several.confirm();
  await desk.several.admit(request.id);
}

function bothHave(desk: Computer, laptop: Computer, count: number): boolean {
  const [here, there] = [desk, laptop].map(({ vault }) => vault.entries().map(({ id }) => id)) as [
    string[],
    string[],
  ];
  return here.length === count && here.join() === there.join();
}

async function add({ vault }: Computer, id: string): Promise<void> {
  const entry: Entry = {
    id,
    addedAt: Date.now(),
    key: {
      type: 'totp',
      issuer: 'Example',
      account: id,
      secret: base32FromBytes(randomBytes(20)),
      algorithm: 'SHA1',
      digits: 6,
      period: 30,
      extra: [],
    },
  };
  await vault.change((entries) => [...entries, entry]);
}

async function step(name: string, work: () => Promise<void>, isDone: () => boolean): Promise<void> {
  const began = Date.now();
  await work();
  await eventually(name, () => isDone() || undefined);
  console.log(`✓ ${name} (${Math.round((Date.now() - began) / 1000)} s)`);
}

async function eventually<T>(what: string, look: () => T | undefined): Promise<T> {
  for (const until = Date.now() + PATIENCE; Date.now() < until; await wait(200)) {
    const found = look();
    if (found !== undefined) return found;
  }
  throw new Error(`Waited in vain: ${what}.`);
}
