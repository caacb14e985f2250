import type { Corners } from './geometry.ts';

/** One code of a picture. */
export interface DecodedQr {
  text: string;
  /** What the code holds before a character set is applied. */
  bytes: Uint8Array;
  /** In pixels of the picture: top left, top right, bottom right, bottom left of the code itself. */
  corners: Corners;
  /** "1" to "40". */
  version: string;
  /** Its place among the symbols that together hold one text; absent for a code on its own, and once joined. */
  sequence?: { index: number; size: number; id: string } | undefined;
}
