import { z } from 'zod';
import { channel, typed } from './channel.ts';
import { nothing } from './values.ts';

/** Density-independent pixels on one display. */
const length = z.number().min(0).max(100_000);

/** The channels of the pages on which users draw a region. */
export const region = {
  /** Receives the box that the user drew on one display. */
  'region:chosen': channel({
    request: z.object({
      displayId: z.number().int(),
      area: z.object({ x: length, y: length, width: length.positive(), height: length.positive() }),
    }),
    reply: typed<undefined>(),
  }),
  'region:leave': channel({ request: nothing, reply: typed<undefined>() }),
};
