import { z } from 'zod';
import type { Copied } from './accounts.ts';
import { channel, typed } from './channel.ts';
import { nothing } from './values.ts';

export const palette = {
  /** Returns why the palette was opened. */
  'palette:opening': channel({ request: nothing, reply: typed<PaletteOpening>() }),
  /** Hides the palette, and begins something in the main window. */
  'palette:begin': channel({
    request: z.object({ what: z.enum(['import', 'export', 'updates']) }),
    reply: typed<undefined>(),
  }),
  /** Makes the palette's window as high as its page, in density-independent pixels. */
  'palette:fit': channel({
    request: z.object({ height: z.number().int().min(60).max(600) }),
    reply: typed<undefined>(),
  }),
  /** Hides the palette. */
  'palette:close': channel({ request: nothing, reply: typed<undefined>() }),
};

/** The text that is already in the search box, or the code that was copied without a choice. */
export interface PaletteOpening {
  query: string;
  copied?: Copied;
}
