import { z } from 'zod';
import { channel, typed } from './channel.ts';
import { id, nothing, passphrase } from './values.ts';

const view = typed<SeveralView>();
const computerName = z.string().trim().min(1).max(60);

/** One vault on several computers, through a folder that another program keeps in step. */
export const several = {
  'several:status': channel({ request: nothing, reply: view }),
  /**
   * Shows the system's folder dialog and starts a group there. Replies with the old status if the user cancels. Needs the
   * owner's proof, as `admit` and `confirm` do: the passphrase, or the system's prompt without it.
   */
  'several:start': channel({
    request: z.object({ name: computerName, passphrase: passphrase.optional() }),
    reply: view,
  }),
  /** What happened and was not acknowledged yet, newest first. Costs nothing while this is turned off. */
  'several:news': channel({ request: nothing, reply: typed<SeveralNews[]>() }),
  /** The user has read the news. Replies with what is new since. */
  'several:acknowledge': channel({ request: nothing, reply: typed<SeveralNews[]>() }),
  /** Makes a joining code, or returns the present one. */
  'several:invite': channel({ request: nothing, reply: view }),
  'several:end-invitation': channel({ request: nothing, reply: view }),
  /** Admits a computer that answered the joining code. */
  'several:admit': channel({ request: z.object({ id, passphrase: passphrase.optional() }), reply: view }),
  /** Shows the system's folder dialog and starts joining the group there. @throws for a code that cannot be right */
  'several:join': channel({
    request: z.object({ name: computerName, code: z.string().max(500) }),
    reply: view,
  }),
  /** The other computer shows the same words. Accounts are shared after this. */
  'several:confirm': channel({ request: z.object({ passphrase: passphrase.optional() }), reply: view }),
  /** Removes another computer. Whoever finds an open computer cannot remove the others with it. */
  'several:remove': channel({ request: z.object({ id, passphrase: passphrase.optional() }), reply: view }),
  /** Gives this computer another name. */
  'several:rename': channel({ request: z.object({ name: computerName }), reply: view }),
  /** Stops joining or leaves the group. The vault and the folder stay as they are. */
  'several:turn-off': channel({ request: nothing, reply: view }),
};

export type SeveralView =
  /** `suggestedName` is this computer's name. */
  { state: 'off'; suggestedName: string; failure?: string } | SeveralJoining | SeveralOn;

/** Something that happened, with this computer's time, Unix milliseconds. */
export interface SeveralNews {
  at: number;
  sentence: string;
}

export interface SeveralJoining {
  state: 'joining';
  folder: string;
  name: string;
  /** The six words to compare, once the other computer's offer has arrived. */
  words?: string;
  /** Whether the user has confirmed the words here. */
  confirmed: boolean;
  /** The other computer no longer shows the code, and this computer is not admitted, as far as its files have arrived. */
  codeEnded: boolean;
  failure?: string;
}

export interface SeveralOn {
  state: 'on';
  folder: string;
  computers: SeveralComputer[];
  invitation?: { words: string; qrText: string };
  /** Computers that answered the joining code. */
  newcomers: { id: string; name: string; words: string }[];
  /** What happened, newest first. */
  events: SeveralNews[];
  /** Sentences about the folder as it is now. */
  remarks: string[];
  /** Why nothing is exchanged at the moment. */
  failure?: string;
  /** The name of the computer that removed this one. Nothing is exchanged any more. */
  removedBy?: string;
}

export interface SeveralComputer {
  id: string;
  name: string;
  isThis: boolean;
  /** When it last wrote, by its own clock, Unix milliseconds. */
  lastWrite?: number;
  /** Nothing new of it has arrived here for 30 days. */
  isSilent: boolean;
  /** Whether any file of it is in the folder. */
  hasFiles: boolean;
  /** How many of its records are known to exist but have not arrived. */
  missing: number;
  /** Whether it has seen everything that this computer knows. */
  isUpToDate: boolean;
  /** It was turned off there. */
  isOff: boolean;
}
