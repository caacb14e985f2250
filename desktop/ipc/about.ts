import { z } from 'zod';
import { channel, typed } from './channel.ts';
import { nothing } from './values.ts';

export const about = {
  'about:read': channel({ request: nothing, reply: typed<About>() }),
  /** Returns the text of one licence. @throws Failure `not-found` */
  'about:licence': channel({
    request: z.object({ name: z.string().min(1).max(214), version: z.string().max(100) }),
    reply: typed<string>(),
  }),
};

/** What the app is, and what it is made of. */
export interface About {
  version: string;
  /** The versions of Electron and of what it consists of. */
  runtime: { electron: string; chrome: string; node: string };
  /** The absolute path of the folder with the vault and the settings. */
  dataFolder: string;
  /** The host that a check for new versions asks. */
  updatesFrom: string;
  /** The works of others in this app, sorted by name. */
  works: CarriedName[];
}

export interface CarriedName {
  name: string;
  /** Empty if it is part of another work. */
  version: string;
  /** An SPDX expression. */
  licence: string;
}
