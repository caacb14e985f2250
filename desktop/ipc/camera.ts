import { z } from 'zod';
import { channel, typed } from './channel.ts';
import type { FoundReport } from './found.ts';
import { nothing } from './values.ts';

/** Maximum side of one camera picture, in pixels. */
const MOST_FRAME_SIDE = 2_048;
const side = z.number().int().min(1).max(MOST_FRAME_SIDE);

export const camera = {
  /** Lets the main window use the camera until `camera:close`, a lock, or another page. */
  'camera:open': channel({ request: nothing, reply: typed<undefined>() }),
  'camera:close': channel({ request: nothing, reply: typed<undefined>() }),
  /**
   * Reads one camera picture: red, green, blue and alpha bytes, row by row from the top. Send the next one after the
   * reply.
   *
   * Replies `undefined` if the picture has nothing new.
   */
  'camera:frame': channel({
    request: z
      .object({ width: side, height: side, pixels: z.instanceof(Uint8Array) })
      .refine(({ width, height, pixels }) => pixels.length === width * height * 4, { path: ['pixels'] }),
    reply: typed<FoundReport | undefined>(),
  }),
};
