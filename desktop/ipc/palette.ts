import type { Copied } from './accounts.ts';
import { channel, typed } from './channel.ts';
import { nothing } from './values.ts';

export const palette = {
  /** What the palette was opened for. */
  'palette:opening': channel({ request: nothing, reply: typed<PaletteOpening>() }),
  /** Hides it. */
  'palette:close': channel({ request: nothing, reply: typed<undefined>() }),
};

/** What is typed in the palette already, or what was copied where the answer was clear. */
export interface PaletteOpening {
  query: string;
  copied?: Copied;
}
