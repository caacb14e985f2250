import { channel, typed } from './channel.ts';
import { nothing } from './values.ts';

export const system = {
  'system:state': channel({ request: nothing, reply: typed<SystemState>() }),
};

/** What this system can and cannot do. */
export interface SystemState {
  version: string;
  /** Whether the palette's shortcut is held; `free` when none is set. */
  shortcut: 'held' | 'refused' | 'free';
  /** How copied codes are kept out of the clipboard's history here. */
  clipboard: 'kept-out' | 'asked' | 'no-way';
  /** Whether windows can be kept out of screen captures here. */
  contentProtection: 'yes' | 'partly' | 'no';
  /** The program to bind to a key of the desktop where no shortcut can be held. */
  command: string;
}
