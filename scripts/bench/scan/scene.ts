/** What a benchmark's picture is: its pixels, and the codes in it. */
import type { Pixels } from '../../../desktop/main/scanner/pixels.ts';
import type { Chance } from './random.ts';

export interface Scene {
  pixels: Pixels;
  /** The texts of all its codes. A text may occur more than once. */
  truth: string[];
}

export interface SceneClass {
  name: string;
  about: string;
  /** The number of pictures. */
  count: number;
  make: (chance: Chance, index: number) => Scene;
}
