/** A picture in memory: eight bits per channel, rows from the top. */
export interface Pixels {
  data: Uint8ClampedArray<ArrayBuffer>;
  width: number;
  height: number;
  /** The order of the channels. The default is `rgba`; Electron's bitmaps are `bgra`. */
  order?: 'rgba' | 'bgra';
}

/** Returns a copy of a part of a picture, limited to the picture. */
export function cutOut(
  { data, width, height, ...rest }: Pixels,
  area: { x: number; y: number; width: number; height: number },
): Pixels {
  const left = Math.min(width - 1, Math.max(0, Math.floor(area.x)));
  const top = Math.min(height - 1, Math.max(0, Math.floor(area.y)));
  const right = Math.min(width, Math.max(left + 1, Math.ceil(area.x + area.width)));
  const bottom = Math.min(height, Math.max(top + 1, Math.ceil(area.y + area.height)));
  const part = new Uint8ClampedArray((right - left) * (bottom - top) * 4);
  for (let y = top; y < bottom; y += 1) {
    part.set(data.subarray((y * width + left) * 4, (y * width + right) * 4), (y - top) * (right - left) * 4);
  }
  return { ...rest, data: part, width: right - left, height: bottom - top };
}
