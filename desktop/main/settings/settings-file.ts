/** The settings on disk: `settings.json` in the data folder, written whole and renamed into place by electron-store. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultSettings, readSettings, type Settings } from '../../settings.ts';
import { storeFailure } from '../vault/store-failure.ts';

const FILE = {
  name: 'settings',
  // A file that is no JSON is replaced at the next change: settings are worth less than a start.
  clearInvalidConfig: true,
  accessPropertiesByDotNotation: false,
};

/** A schema compiler of half a megabyte hangs on electron-store: it is loaded when something is to be written. */
const loadStore = () => import('electron-store');

export class SettingsFile {
  readonly #folder: string;
  readonly #listeners = new Set<(now: Settings, before: Settings) => void>();
  #settings: Settings;

  /** @param folder the data folder, absolute */
  constructor(folder: string) {
    this.#folder = folder;
    this.#settings = readSettings(
      readJson(join(folder, `${FILE.name}.json`)),
      defaultSettings(process.platform),
    );
  }

  get(): Settings {
    return this.#settings;
  }

  /**
   * @returns the settings as they were stored
   * @throws Failure `store-failed`, and nothing has changed
   */
  async change(change: Partial<Settings>): Promise<Settings> {
    const { default: Store } = await loadStore();
    const before = this.#settings;
    const wanted = readSettings({ ...before, ...change });
    try {
      const store = new Store<Record<string, unknown>>({ ...FILE, cwd: this.#folder });
      // What another version of Countersign knows and this one does not stays in the file.
      store.store = { ...store.store, ...wanted };
    } catch (error) {
      throw storeFailure(error, this.#folder);
    }
    this.#settings = wanted;
    for (const listener of this.#listeners) listener(this.#settings, before);
    return this.#settings;
  }

  onChange(listener: (now: Settings, before: Settings) => void): void {
    this.#listeners.add(listener);
  }
}

/** @returns `undefined` for a file that is missing, cannot be read, or is no JSON: the defaults stand in for it */
function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
