import { z } from 'zod';
import { channel, typed } from './channel.ts';
import { id } from './values.ts';

export const clock = {
  /** Asks a server for the time (HTTP Date): the only request over a network this app can make. */
  'clock:ask-server': channel({
    request: z.object({ address: z.string().trim().min(1).max(300) }),
    reply: typed<ClockCheck>(),
  }),
  /** Finds at which moment an account made a code that a service accepts, or another device shows. */
  'clock:from-code': channel({
    request: z.object({ id, code: z.string().trim().max(20) }),
    reply: typed<ClockCheck>(),
  }),
};

/** How far this computer's clock is behind (positive) or ahead of the true time, in milliseconds. */
export interface ClockCheck {
  offset: number;
  /** How far off that can be, in milliseconds. */
  within: number;
  /** What said so: the server's name, or the account's. */
  source: string;
}
