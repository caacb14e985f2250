import { z } from 'zod';
import { channel, typed } from './channel.ts';
import { id } from './values.ts';

export const clock = {
  /** Asks a server for the time (HTTP Date). Besides `updates:check`, this is the app's only network request. */
  'clock:ask-server': channel({
    request: z.object({ address: z.string().trim().min(1).max(300) }),
    reply: typed<ClockCheck>(),
  }),
  /** Finds the time at which an account makes a given code, which a service accepts or another device shows. */
  'clock:from-code': channel({
    request: z.object({ id, code: z.string().trim().max(20) }),
    reply: typed<ClockCheck>(),
  }),
};

/** The difference from the true time, in milliseconds. Positive if this computer's clock is behind. */
export interface ClockCheck {
  offset: number;
  /** The maximum error of the offset, in milliseconds. */
  within: number;
  /** The name of the server or the account that the time comes from. */
  source: string;
}
