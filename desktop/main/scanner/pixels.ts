/** A picture in memory: eight bits a channel, rows from the top. */
export interface Pixels {
  data: Uint8ClampedArray<ArrayBuffer>;
  width: number;
  height: number;
  /** Which channel comes first: `rgba` unless said; Electron's bitmaps are `bgra`. */
  order?: 'rgba' | 'bgra';
}
