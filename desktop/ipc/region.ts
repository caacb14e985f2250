import { z } from 'zod';
import { channel, typed } from './channel.ts';
import { nothing } from './values.ts';

/** Density-independent pixels of one display. */
const length = z.number().min(0).max(100_000);

/** The region sheets' own channels. */
export const region = {
  /** What was drawn on one display. */
  'region:chosen': channel({
    request: z.object({
      displayId: z.number().int(),
      area: z.object({ x: length, y: length, width: length.positive(), height: length.positive() }),
    }),
    reply: typed<undefined>(),
  }),
  'region:leave': channel({ request: nothing, reply: typed<undefined>() }),
};
