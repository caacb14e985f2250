/**
 * Earlier versions of the vault file: the last ten, and the last of each of 31 days. Beside them is a copy of what was
 * written last. If something else is in its place at the next start, it becomes a version, too.
 */

import { copyFile, link, mkdir, readdir, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DAY } from '../../../shared/durations.ts';
import { VERSIONS_KEPT } from '../../spans.ts';
import { flushFolder, writeWhole } from './write-whole.ts';

const KEEP_DAYS = 31;
const FOLDER_MODE = 0o700;

/** `vault-000042-2026-01-02T030405Z.json`. The serial number gives the order, even if the clock was wrong. */
const NAME = /^vault-(\d{6,})-(\d{4}-\d\d-\d\d)T(\d\d)(\d\d)(\d\d)Z\.json$/;

const LAST_WRITTEN = 'last-written.json';

export interface Version {
  name: string;
  serial: number;
  /** When a newer version replaced it, Unix milliseconds. */
  keptAt: number;
}

export class Versions {
  readonly folder: string;

  /** @param folder absolute path; created with the first version */
  constructor(folder: string) {
    this.folder = folder;
  }

  /** Returns the versions, newest first. */
  async list(): Promise<Version[]> {
    const names = await readdir(this.folder).catch(() => []);
    return names.flatMap((name) => read(name) ?? []).sort((a, b) => b.serial - a.serial);
  }

  /** Returns a version's text, or `undefined` for any other name. */
  async read(name: string): Promise<string | undefined> {
    // Only names that this class made are allowed, never a path.
    if (!NAME.test(name)) return undefined;
    return readFile(join(this.folder, name), 'utf8').catch(() => undefined);
  }

  /** Keeps the current file as a version, before it is replaced. @throws the system's error */
  async keep(path: string, now: Date): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: FOLDER_MODE });
    const present = await this.list();
    const latest = present[0];
    // If the last process was killed before it replaced the file, this file is already a version.
    if (latest && (await sameFile(path, join(this.folder, latest.name)))) return;
    const name = nameOf((latest?.serial ?? 0) + 1, now);
    await linkOrCopy(path, join(this.folder, name));
    await this.#tidy();
  }

  /**
   * Copies what was just written. It is no link, because other programs write into the file in place.
   *
   * @throws the system's error
   */
  async copyLastWritten(text: string): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: FOLDER_MODE });
    await writeWhole(join(this.folder, LAST_WRITTEN), text);
  }

  /**
   * Makes a version of what was written last, if that is nowhere else: the file was deleted, or another computer's copy
   * took its place while the app was not running.
   *
   * @param present what is in the file now
   * @throws the system's error
   */
  async rescueLastWritten(present: string | undefined, now: Date): Promise<void> {
    const path = join(this.folder, LAST_WRITTEN);
    const text = await readFile(path, 'utf8').catch(() => undefined);
    if (text === undefined || text === present) return;
    const versions = await this.list();
    // A process that was killed after it replaced the file did not copy it, and one that was slow copied it after another
    // process had written. The copy is that of an earlier version, which must not become the latest.
    for (const { name } of versions) if (text === (await this.read(name))) return;
    const latest = versions[0];
    await rename(path, join(this.folder, nameOf((latest?.serial ?? 0) + 1, now)));
    await this.#tidy();
  }

  async #tidy(): Promise<void> {
    await flushFolder(this.folder);
    for (const version of versionsToRemove(await this.list())) {
      await rm(join(this.folder, version.name), { force: true });
    }
  }

  /** Moves all versions to another folder, together with their vault. */
  async setAside(folder: string): Promise<void> {
    const files = await readdir(this.folder).catch(() => []);
    if (files.length > 0) await rename(this.folder, folder);
  }
}

/**
 * Returns the versions to delete: all but the last ten, and the last of each of the 31 latest days with a change. Days
 * are counted, not measured from now: one wrong clock would make every version a century old.
 */
export function versionsToRemove(newestFirst: readonly Version[]): Version[] {
  const days = new Set<number>();
  return newestFirst.filter((version, index) => {
    const day = Math.floor(version.keptAt / DAY);
    const lastOfItsDay = !days.has(day);
    days.add(day);
    return index >= VERSIONS_KEPT && !(lastOfItsDay && days.size <= KEEP_DAYS);
  });
}

/** Makes a hard link, which needs no space and is never half written. Copies the file if links are not possible. */
async function linkOrCopy(from: string, to: string): Promise<void> {
  // A hard link to a symbolic link would follow the vault, not keep it.
  const file = await realpath(from);
  try {
    await link(file, to);
  } catch {
    await copyFile(file, to);
  }
}

async function sameFile(a: string, b: string): Promise<boolean> {
  const [first, second] = await Promise.all([stat(a, { bigint: true }), stat(b, { bigint: true })]);
  return first.ino !== 0n && first.ino === second.ino && first.dev === second.dev;
}

function nameOf(serial: number, now: Date): string {
  // The colons of ISO 8601 are not allowed in Windows file names.
  const stamp = now
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(':', '');
  return `vault-${String(serial).padStart(6, '0')}-${stamp}.json`;
}

function read(name: string): Version | undefined {
  const parts = NAME.exec(name);
  if (!parts) return undefined;
  const [, serial, day, hours, minutes, seconds] = parts;
  return { name, serial: Number(serial), keptAt: Date.parse(`${day}T${hours}:${minutes}:${seconds}Z`) };
}
