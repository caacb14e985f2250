import { z } from 'zod';
import { channel, typed } from './channel.ts';
import type { FoundReport } from './found.ts';
import { nothing } from './values.ts';

/** Pixels along a side of one picture of the camera. */
const MOST_FRAME_SIDE = 2_048;
const side = z.number().int().min(1).max(MOST_FRAME_SIDE);

export const camera = {
  /** Lets the main window use the camera, until `camera:close`, a lock, or another page. */
  'camera:open': channel({ request: nothing, reply: typed<undefined>() }),
  'camera:close': channel({ request: nothing, reply: typed<undefined>() }),
  /**
   * One picture of the camera: red, green, blue, alpha, rows from the top. The next is sent once this is answered.
   *
   * Replies `undefined` when nothing new was in the picture.
   */
  'camera:frame': channel({
    request: z
      .object({ width: side, height: side, pixels: z.instanceof(Uint8Array) })
      .refine(({ width, height, pixels }) => pixels.length === width * height * 4, { path: ['pixels'] }),
    reply: typed<FoundReport | undefined>(),
  }),
};
