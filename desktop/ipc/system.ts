import { channel, typed } from './channel.ts';
import { nothing } from './values.ts';

export const system = {
  'system:state': channel({ request: nothing, reply: typed<SystemState>() }),
};

/** What this system supports. */
export interface SystemState {
  /** Whether the system registered the palette's shortcut. `free` if none is set. */
  shortcut: 'held' | 'refused' | 'free';
  /** Whether the desktop shows tray icons. */
  tray: boolean;
  /** How copied codes are kept out of the clipboard history: reliably, on request, or not at all. */
  clipboard: 'kept-out' | 'asked' | 'no-way';
  /** Whether windows can be hidden from screen captures. */
  contentProtection: 'yes' | 'partly' | 'no';
  /** The command to assign to a keyboard shortcut of the desktop, if the app cannot register one. */
  command: string;
}
