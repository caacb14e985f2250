import { channel, typed } from './channel.ts';
import type { FoundReport } from './found.ts';
import { nothing } from './values.ts';

export const folder = {
  /**
   * Asks the user to choose a folder, and reads every new picture in it.
   *
   * Replies `undefined` if the user chooses none.
   */
  'folder:watch': channel({ request: nothing, reply: typed<WatchedFolderView | undefined>() }),
  'folder:stop': channel({ request: nothing, reply: typed<undefined>() }),
  'folder:view': channel({ request: nothing, reply: typed<WatchedFolderView | undefined>() }),
  /** Reports what was found in the folder since the last report. `undefined` if nothing was found. */
  'folder:take': channel({ request: nothing, reply: typed<FoundReport | undefined>() }),
};

/** The watched folder. Its new pictures are read. */
export interface WatchedFolderView {
  name: string;
  /** The number of pictures read so far. */
  read: number;
  /** The number of codes that wait for review. */
  waiting: number;
}
