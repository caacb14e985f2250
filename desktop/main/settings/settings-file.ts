/** The settings on disk: `settings.json` in the data folder, which electron-store writes atomically. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultSettings, readSettings, type Settings } from '../../settings.ts';
import { storeFailure } from '../vault/store-failure.ts';

const FILE = {
  name: 'settings',
  // The next change replaces an invalid file, because damaged settings must not stop the app.
  clearInvalidConfig: true,
  accessPropertiesByDotNotation: false,
};

/** Loads electron-store at the first write, because it brings a schema compiler of half a megabyte. */
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
   * Changes some settings and saves them.
   *
   * @returns all settings after the change
   * @throws Failure `store-failed`, and nothing has changed
   */
  async change(change: Partial<Settings>): Promise<Settings> {
    const { default: Store } = await loadStore();
    const before = this.#settings;
    const wanted = readSettings({ ...before, ...change });
    try {
      const store = new Store<Record<string, unknown>>({ ...FILE, cwd: this.#folder });
      // Settings that only another version of Countersign knows stay in the file.
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

/** Returns the file's JSON; `undefined` if the file is missing, unreadable or invalid. Then the defaults apply. */
function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
