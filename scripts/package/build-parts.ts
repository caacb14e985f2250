/** What every build gets. */
export interface BuildParts {
  /** The Electron to package, from setup's state. */
  electron: { executable: string; version: string };
  /** The time that files get, Unix seconds. */
  epoch: number;
  /** The folder for what is built. It exists. */
  out: string;
  /** Compresses little or not at all. For tests: the size does not matter, and the time does. */
  quick?: boolean;
}
