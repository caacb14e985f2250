/** The settings on disk: `settings.json` in the data folder, written whole and renamed into place by electron-store. */
import Store from 'electron-store';
import { readSettings, type Settings } from '../settings.ts';

export class SettingsFile {
  readonly #store: Store<Record<string, unknown>>;
  readonly #listeners = new Set<(now: Settings, before: Settings) => void>();
  #settings: Settings;

  /** @param folder the data folder, absolute */
  constructor(folder: string) {
    // A file that is no JSON is replaced at the next change: settings are worth less than a start.
    this.#store = new Store({
      cwd: folder,
      name: 'settings',
      clearInvalidConfig: true,
      accessPropertiesByDotNotation: false,
    });
    this.#settings = readSettings(this.#store.store);
  }

  get(): Settings {
    return this.#settings;
  }

  change(change: Partial<Settings>): Settings {
    const before = this.#settings;
    this.#settings = readSettings({ ...before, ...change });
    // What another version of Countersign knows and this one does not stays in the file.
    this.#store.store = { ...this.#store.store, ...this.#settings };
    for (const listener of this.#listeners) listener(this.#settings, before);
    return this.#settings;
  }

  onChange(listener: (now: Settings, before: Settings) => void): void {
    this.#listeners.add(listener);
  }
}
