/** Backups: one file a day, in a folder that the user chooses, which the passphrase alone opens. */
import { readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { BackupCheck, BackupFile, BackupStatus } from '../../ipc/backup.ts';
import type { Settings } from '../../settings.ts';
import { Failure } from '../ipc/failure.ts';
import { sentences } from '../texts/texts.ts';
import { folderIdentity } from './folder-identity.ts';
import { openWithPassphrase } from './open-with-passphrase.ts';
import type { Contents } from './sealed-content.ts';
import { storeFailure } from './store-failure.ts';
import type { Vault } from './vault.ts';
import { readVaultFile, writeVaultFile } from './vault-format.ts';
import { writeWhole } from './write-whole.ts';

/** A number follows the day if that day's file was of another vault. */
const NAME = /^countersign-backup-\d{4}-\d\d-\d\d(?:-\d+)?\.json$/;

export interface BackupSettings {
  /** Absolute path; empty if there is none. */
  folder: string;
  /** The number of files to keep. */
  keep: number;
  /** `null` before the first backup in this folder. */
  last: Settings['lastBackup'];
}

export interface BackupParts {
  vault: Vault;
  settings: () => BackupSettings;
  /** Keeps which backup was the last one. @throws Failure `store-failed` */
  remember: (last: NonNullable<BackupSettings['last']>) => Promise<unknown>;
  /** Unix milliseconds. */
  now: () => number;
}

export class Backups {
  readonly #vault: Vault;
  readonly #settings: () => BackupSettings;
  readonly #remember: BackupParts['remember'];
  readonly #now: () => number;
  #failure: string | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  constructor({ vault, settings, remember, now }: BackupParts) {
    this.#vault = vault;
    this.#settings = settings;
    this.#remember = remember;
    this.#now = now;
  }

  async status(): Promise<BackupStatus> {
    const { folder } = this.#settings();
    const status = this.#vault.status();
    return {
      ...(folder !== '' && { folder }),
      hasPassphrase: status.state === 'open' && status.protection.includes('passphrase'),
      files: await this.#files(),
      ...(this.#failure !== undefined && { failure: this.#failure }),
    };
  }

  /**
   * Writes today's backup, and removes the oldest ones beyond the number to keep.
   *
   * @throws Failure `invalid-request` without a folder or a passphrase, `locked`, `store-failed`
   */
  run(): Promise<void> {
    const done = this.#turn.then(() => this.#run());
    this.#turn = done.catch(() => undefined);
    return done;
  }

  /** Writes a backup if one is set up and the newest is not current. Does not throw; `status` reports the failure. */
  async runIfWanted(): Promise<void> {
    const { folder } = this.#settings();
    const status = this.#vault.status();
    if (folder === '' || status.state !== 'open' || !status.protection.includes('passphrase')) return;
    const current = await this.#current();
    if (current === undefined) {
      await this.run().catch(() => undefined);
      return;
    }
    const identity = await folderIdentity(folder);
    // Not remembered by an earlier version of the app, or the disk has another number today.
    if (identity !== undefined) await this.#keepInMind(current, identity).catch(() => undefined);
  }

  /** Returns the name of the latest backup if it equals the vault. Compares sealed texts, which stay the same for unchanged entries. */
  async #current(): Promise<string | undefined> {
    const { folder } = this.#settings();
    const present = this.#vault.sealForPassphrase();
    const [newest] = await this.#files();
    // After a day with a wrong clock, the latest file is today's and not the newest by name.
    for (const name of new Set([nameOf(this.#today()), newest?.name])) {
      if (name === undefined || !present) continue;
      const read = readVaultFile(await readFile(join(folder, name), 'utf8').catch(() => ''));
      if (read.kind !== 'vault' || 'sealed' in read.content) continue;
      const { entries, slots } = read.content;
      if (isDeepStrictEqual([entries, slots], [present.entries, present.slots])) return name;
    }
    return undefined;
  }

  /**
   * Tests a backup by opening it as a restore would. Without a passphrase, it opens the backup with the open vault's
   * key, and compares the passphrase slots to say whether the current passphrase opens it.
   *
   * @throws Failure `not-found`, `bad-backup`, `wrong-passphrase`
   */
  async check(name: string, passphrase?: string): Promise<BackupCheck> {
    const { folder } = this.#settings();
    if (!NAME.test(name) || folder === '') throw noSuchBackup();
    const text = await readFile(join(folder, name), 'utf8').catch(() => {
      throw noSuchBackup();
    });
    const contents =
      passphrase === undefined ? this.#openByVault(text) : await openWithPassphrase(text, passphrase);
    const known = new Set(contents.entries.map(({ id }) => id));
    const missing = this.#vault.entries().filter(({ id }) => !known.has(id)).length;
    return {
      name,
      ...(contents.savedAt !== undefined && { savedAt: contents.savedAt }),
      accounts: contents.entries.length,
      unusable: contents.quarantined.length,
      missing,
      opensWith: passphrase !== undefined ? 'typed-passphrase' : this.#passphraseOf(text),
    };
  }

  #openByVault(text: string): Contents {
    const contents = this.#vault.openText(text);
    if (contents) return contents;
    if (readVaultFile(text).kind === 'vault') {
      throw new Failure('wrong-passphrase', sentences().backup.otherVault);
    }
    throw new Failure('bad-backup', sentences().backup.doesNotOpen);
  }

  #passphraseOf(text: string): BackupCheck['opensWith'] {
    return this.#vault.opensWithPresentPassphrase(text) ? 'present-passphrase' : 'earlier-passphrase';
  }

  async #run(): Promise<void> {
    try {
      await this.#write();
      this.#failure = undefined;
    } catch (error) {
      // Any failure is told. An unexpected one would otherwise look like a backup that was made.
      const failure = error instanceof Failure ? error : storeFailure(error, this.#settings().folder);
      this.#failure = failure.message;
      throw failure;
    }
  }

  async #write(): Promise<void> {
    const { folder, keep } = this.#settings();
    if (folder === '') throw new Failure('invalid-request', sentences().backup.noFolder);
    const content = this.#vault.sealForPassphrase();
    if (!content) {
      throw new Failure('invalid-request', sentences().backup.noPassphrase);
    }
    const day = this.#today();
    // Not created here: a missing folder may be a disk that is not connected, and the backup would go to its mount point.
    const identity = await folderIdentity(folder);
    if (identity === undefined) {
      throw new Failure('store-failed', sentences().backup.folderGone({ folder }));
    }
    if (await this.#isOtherFolder(identity)) {
      throw new Failure('store-failed', sentences().backup.otherFolder({ folder }));
    }
    const written = nameOf(day);
    try {
      await this.#keepOther(folder, day);
      await writeWhole(join(folder, written), writeVaultFile(content));
      // A clock that fell back makes today's file the oldest by name. What was just written always stays.
      const others = (await this.#files()).filter(({ name }) => name !== written);
      for (const { name } of others.slice(Math.max(0, keep - 1))) {
        if (await this.#isOwn(join(folder, name))) await rm(join(folder, name), { force: true });
      }
    } catch (error) {
      throw storeFailure(error, folder);
    }
    await this.#keepInMind(written, identity);
  }

  /** Whether the folder has neither the last backup nor the identity that it had then. A person may delete backups. */
  async #isOtherFolder(identity: string): Promise<boolean> {
    const { folder, last } = this.#settings();
    if (last === null || last.folderIdentity === identity) return false;
    return !(await exists(join(folder, last.name)));
  }

  async #keepInMind(name: string, identity: string): Promise<void> {
    const last = { name, folderIdentity: identity };
    if (!isDeepStrictEqual(last, this.#settings().last)) await this.#remember(last);
  }

  /**
   * Renames today's file if it is of another vault. After a loss, a new vault writes into the same folder, and that file
   * may be the only copy of the lost one.
   */
  async #keepOther(folder: string, day: string): Promise<void> {
    const path = join(folder, nameOf(day));
    if (!(await exists(path)) || (await this.#isOwn(path))) return;
    for (let number = 2; ; number += 1) {
      const free = join(folder, nameOf(`${day}-${number}`));
      if (await exists(free)) continue;
      await rename(path, free);
      return;
    }
  }

  /** Whether a file is a backup of this vault. One that cannot be read is not. */
  async #isOwn(path: string): Promise<boolean> {
    const text = await readFile(path, 'utf8').catch(() => undefined);
    return text !== undefined && this.#vault.openText(text) !== undefined;
  }

  /** @returns today's date in UTC, "2026-01-31" */
  #today(): string {
    return new Date(this.#now()).toISOString().slice(0, 10);
  }

  async #files(): Promise<BackupFile[]> {
    const { folder } = this.#settings();
    if (folder === '') return [];
    const names = (await readdir(folder).catch(() => [])).filter((name) => NAME.test(name));
    // Sorted by the day in the name, because copying or synchronising a file changes its time.
    const newestFirst = names.sort().reverse();
    return Promise.all(
      newestFirst.map(async (name) => ({ name, savedAt: (await stat(join(folder, name))).mtimeMs })),
    );
  }
}

/** Whether a file has the name of a backup. */
export function isBackupName(name: string): boolean {
  return NAME.test(name);
}

function nameOf(day: string): string {
  return `countersign-backup-${day}.json`;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function noSuchBackup(): Failure {
  return new Failure('not-found', sentences().backup.gone);
}
