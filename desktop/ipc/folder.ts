import { channel, typed } from './channel.ts';
import type { FoundReport } from './found.ts';
import { nothing } from './values.ts';

export const folder = {
  /**
   * Has the person choose a folder, and reads each picture that comes into it from now on.
   *
   * Replies `undefined` when no folder was chosen.
   */
  'folder:watch': channel({ request: nothing, reply: typed<WatchedFolderView | undefined>() }),
  'folder:stop': channel({ request: nothing, reply: typed<undefined>() }),
  'folder:view': channel({ request: nothing, reply: typed<WatchedFolderView | undefined>() }),
  /** Reports what was found in the folder since the last time; `undefined` when nothing was. */
  'folder:take': channel({ request: nothing, reply: typed<FoundReport | undefined>() }),
};

/** A folder whose new pictures are read. */
export interface WatchedFolderView {
  name: string;
  /** How many pictures have been read. */
  read: number;
  /** How many codes wait to be looked at. */
  waiting: number;
}
