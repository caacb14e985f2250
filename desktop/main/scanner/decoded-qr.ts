import type { Corners } from './geometry.ts';

/** One code in a picture. */
export interface DecodedQr {
  text: string;
  /** Other readings of a text in an old character set that the code does not name, the likeliest first. */
  others?: readonly string[] | undefined;
  /** The code's bytes, before a character set is applied. */
  bytes: Uint8Array;
  /** The code's top left, top right, bottom right and bottom left corners, in pixels of the picture. */
  corners: Corners;
  /** "1" to "40". */
  version: string;
  /** Its place among several symbols with one text; absent for a single code, and after they are joined. */
  sequence?: { index: number; size: number; id: string } | undefined;
}
