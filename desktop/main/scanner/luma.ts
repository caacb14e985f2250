/** Brightness with one byte per pixel. Every decoder uses it, and it needs a quarter of a picture's memory. */
import type { Corners } from './geometry.ts';
import type { Pixels } from './pixels.ts';

export interface Luma {
  data: Uint8Array;
  width: number;
  height: number;
}

export const WHITE_GROUND = 255;
export const BLACK_GROUND = 0;

/** ITU-R BT.601, in parts of 256. */
const [RED, GREEN, BLUE] = [77, 150, 29];

/**
 * Converts colours to brightness by ITU-R BT.601.
 *
 * @param ground the brightness behind transparent pixels
 * @returns the brightness, and whether any pixel was transparent
 */
export function lumaOf(pixels: Pixels, ground: number = WHITE_GROUND): { luma: Luma; transparent: boolean } {
  const { width, height } = pixels;
  const length = width * height;
  const words = new Int32Array(pixels.data.buffer, pixels.data.byteOffset, length);
  const data = new Uint8Array(length);
  // Least significant byte first, as on all supported machines. One multiplication weights red and blue, and its upper
  // half is their sum. For a 4K screen this takes a third of the time.
  const [first, third] = pixels.order === 'bgra' ? [BLUE, RED] : [RED, BLUE];
  const both = (first << 16) | third;
  let every = -1;
  for (let at = 0; at < length; at += 1) {
    const word = words[at] as number;
    every &= word;
    data[at] = ((Math.imul(word & 0xff00ff, both) >>> 16) + ((word >>> 8) & 255) * GREEN + 128) >>> 8;
  }
  const transparent = every >>> 24 !== 255;
  if (transparent) layOver(data, pixels.data, ground);
  return { luma: { data, width, height }, transparent };
}

/** How much stronger a channel's contrast must be before it is worth a search of its own. */
const STRONGER = 2;
/** The least contrast of such a channel, as a standard deviation. */
const LEAST_CONTRAST = 16;

/**
 * Returns the channel that shows much more than the brightness does: red on green of the same brightness. `undefined`
 * for all other pictures, so for nearly all.
 */
export function strongChannel({ width, height, data: rgba }: Pixels, luma: Luma): Luma | undefined {
  let best: { channel: number; contrast: number } | undefined;
  for (const channel of [0, 1, 2]) {
    const contrast = deviation(rgba, channel, 4);
    if (contrast > (best?.contrast ?? 0)) best = { channel, contrast };
  }
  if (!best || best.contrast < Math.max(LEAST_CONTRAST, deviation(luma.data, 0, 1) * STRONGER))
    return undefined;
  const data = new Uint8Array(width * height);
  for (let at = 0; at < data.length; at += 1) data[at] = rgba[at * 4 + best.channel] as number;
  return { data, width, height };
}

/** The standard deviation of every seventh value, which is enough for a picture. */
function deviation(values: ArrayLike<number>, first: number, step: number): number {
  let [count, sum, squares] = [0, 0, 0];
  for (let at = first; at < values.length; at += step * 7) {
    const value = values[at] as number;
    count += 1;
    sum += value;
    squares += value * value;
  }
  return Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2));
}

function layOver(data: Uint8Array, rgba: Uint8ClampedArray, ground: number): void {
  for (let at = 0; at < data.length; at += 1) {
    const alpha = rgba[at * 4 + 3] as number;
    if (alpha !== 255) data[at] = ((data[at] as number) * alpha + ground * (255 - alpha)) / 255;
  }
}

/** Returns a part of a picture, limited to the picture, and its place. */
export function crop(
  { data, width, height }: Luma,
  area: { left: number; top: number; right: number; bottom: number },
): { luma: Luma; left: number; top: number } {
  const left = Math.max(0, Math.floor(area.left));
  const top = Math.max(0, Math.floor(area.top));
  const right = Math.max(left + 1, Math.min(width, Math.ceil(area.right)));
  const bottom = Math.max(top + 1, Math.min(height, Math.ceil(area.bottom)));
  const part = new Uint8Array((right - left) * (bottom - top));
  for (let y = top; y < bottom; y += 1) {
    part.set(data.subarray(y * width + left, y * width + right), (y - top) * (right - left));
  }
  return { luma: { data: part, width: right - left, height: bottom - top }, left, top };
}

/** Returns a copy in which the boxes around these corners are painted light. */
export function blanked({ data, width, height }: Luma, areas: readonly Corners[]): Luma {
  const copy = data.slice();
  for (const corners of areas) {
    const xs = corners.map(({ x }) => Math.min(width, Math.max(0, Math.round(x))));
    const ys = corners.map(({ y }) => Math.min(height, Math.max(0, Math.round(y))));
    for (let y = Math.min(...ys); y < Math.max(...ys); y += 1) {
      copy.fill(255, y * width + Math.min(...xs), y * width + Math.max(...xs));
    }
  }
  return { data: copy, width, height };
}

/** Returns the picture at half its width and height. Each pixel is the mean of four. */
export function halved({ data, width, height }: Luma): Luma {
  const w = Math.max(1, width >> 1);
  const h = Math.max(1, height >> 1);
  const out = new Uint8Array(w * h);
  for (let y = 0; y < h; y += 1) {
    const upper = Math.min(height - 1, y * 2) * width;
    const lower = Math.min(height - 1, y * 2 + 1) * width;
    for (let x = 0; x < w; x += 1) {
      const a = x * 2;
      const b = Math.min(width - 1, a + 1);
      out[y * w + x] =
        ((data[upper + a] as number) +
          (data[upper + b] as number) +
          (data[lower + a] as number) +
          (data[lower + b] as number) +
          2) >>
        2;
    }
  }
  return { data: out, width: w, height: h };
}

/** Returns the picture enlarged with linear interpolation. */
export function enlarged({ data, width, height }: Luma, factor: number): Luma {
  const w = Math.max(1, Math.round(width * factor));
  const h = Math.max(1, Math.round(height * factor));
  const out = new Uint8Array(w * h);
  // The places along a row are the same in every row.
  const before = new Uint32Array(w);
  const after = new Uint32Array(w);
  const shares = new Float64Array(w);
  for (let x = 0; x < w; x += 1) {
    const sx = Math.min(width - 1, Math.max(0, (x + 0.5) / factor - 0.5));
    const x0 = Math.floor(sx);
    before[x] = x0;
    after[x] = Math.min(width - 1, x0 + 1);
    shares[x] = sx - x0;
  }
  for (let y = 0; y < h; y += 1) {
    const sy = Math.min(height - 1, Math.max(0, (y + 0.5) / factor - 0.5));
    const y0 = Math.floor(sy);
    const fy = sy - y0;
    const upperRow = y0 * width;
    const lowerRow = Math.min(height - 1, y0 + 1) * width;
    for (let x = 0; x < w; x += 1) {
      const x0 = before[x] as number;
      const x1 = after[x] as number;
      const fx = shares[x] as number;
      const upper = (data[upperRow + x0] as number) * (1 - fx) + (data[upperRow + x1] as number) * fx;
      const lower = (data[lowerRow + x0] as number) * (1 - fx) + (data[lowerRow + x1] as number) * fx;
      out[y * w + x] = upper * (1 - fy) + lower * fy + 0.5;
    }
  }
  return { data: out, width: w, height: h };
}

/** Returns the mean over a square of `2 × radius + 1` pixels. It removes noise, and sharpening uses it. */
export function blurred(luma: Luma, radius: number): Luma {
  return blurredDown(blurredAcross(luma, radius), radius);
}

function blurredAcross({ data, width, height }: Luma, radius: number): Luma {
  const out = new Uint8Array(width * height);
  const span = radius * 2 + 1;
  for (let y = 0; y < height; y += 1) {
    const row = y * width;
    const at = (x: number) => data[row + Math.min(width - 1, Math.max(0, x))] as number;
    let sum = 0;
    for (let x = -radius; x <= radius; x += 1) sum += at(x);
    // The inner part, which is nearly all, needs no check for the edges.
    const inner = width - radius - 1;
    for (let x = 0; x < width; x += 1) {
      out[row + x] = sum / span + 0.5;
      if (x < radius || x >= inner) sum += at(x + radius + 1) - at(x - radius);
      else sum += (data[row + x + radius + 1] as number) - (data[row + x - radius] as number);
    }
  }
  return { data: out, width, height };
}

/** Keeps a sum for each column, so that memory is read and written in its own order. */
function blurredDown({ data, width, height }: Luma, radius: number): Luma {
  const out = new Uint8Array(width * height);
  const span = radius * 2 + 1;
  const rowAt = (y: number) => Math.min(height - 1, Math.max(0, y)) * width;
  const sums = new Int32Array(width);
  for (let y = -radius; y <= radius; y += 1) {
    const row = rowAt(y);
    for (let x = 0; x < width; x += 1) sums[x] = (sums[x] as number) + (data[row + x] as number);
  }
  for (let y = 0; y < height; y += 1) {
    const row = y * width;
    const added = rowAt(y + radius + 1);
    const dropped = rowAt(y - radius);
    for (let x = 0; x < width; x += 1) {
      const sum = sums[x] as number;
      out[row + x] = sum / span + 0.5;
      sums[x] = sum + (data[added + x] as number) - (data[dropped + x] as number);
    }
  }
  return { data: out, width, height };
}

/** Sharpens with a blurred copy (unsharp mask), which separates blurred modules. */
export function sharpened(luma: Luma, radius: number, amount: number): Luma {
  const soft = blurred(luma, radius).data;
  const data = new Uint8Array(luma.data.length);
  for (let at = 0; at < data.length; at += 1) {
    const value = luma.data[at] as number;
    const raised = value + amount * (value - (soft[at] as number));
    data[at] = raised < 0 ? 0 : raised > 255 ? 255 : raised;
  }
  return { ...luma, data };
}

/**
 * Closes gaps between rows: a code made of text has a line of the ground under each row of letters.
 *
 * @param gaps whether the gaps are dark or light
 * @param most the height of the highest gap that is closed, in pixels
 */
export function withoutGaps(luma: Luma, gaps: 'dark' | 'light', most: number): Luma {
  return gaps === 'dark'
    ? darkestOfRows(lightestOfRows(luma, most), most)
    : lightestOfRows(darkestOfRows(luma, most), most);
}

/** Gives each pixel the lightest one of those up to half of `reach` rows above and below it, so shapes keep their place. */
function lightestOfRows({ data, width, height }: Luma, reach: number): Luma {
  const out = data.slice();
  for (const [to, from] of rowsWithin(height, reach)) {
    const [row, other] = [to * width, from * width];
    for (let x = 0; x < width; x += 1) {
      const value = data[other + x] as number;
      if (value > (out[row + x] as number)) out[row + x] = value;
    }
  }
  return { data: out, width, height };
}

/** The same with the darkest one. Two functions, because a comparison passed in takes several times as long. */
function darkestOfRows({ data, width, height }: Luma, reach: number): Luma {
  const out = data.slice();
  for (const [to, from] of rowsWithin(height, reach)) {
    const [row, other] = [to * width, from * width];
    for (let x = 0; x < width; x += 1) {
      const value = data[other + x] as number;
      if (value < (out[row + x] as number)) out[row + x] = value;
    }
  }
  return { data: out, width, height };
}

/** Returns each row with each other one that is near enough. */
function* rowsWithin(height: number, reach: number): Generator<[row: number, other: number]> {
  const half = Math.ceil(reach / 2);
  for (let row = 0; row < height; row += 1) {
    for (let other = Math.max(0, row - half); other <= Math.min(height - 1, row + half); other += 1) {
      if (other !== row) yield [row, other];
    }
  }
}

/** Swaps light and dark. */
export function inverted(luma: Luma): Luma {
  const data = new Uint8Array(luma.data.length);
  for (let at = 0; at < data.length; at += 1) data[at] = 255 - (luma.data[at] as number);
  return { ...luma, data };
}

/** Returns brightness as red, green, blue and alpha, for a decoder that requires it. */
export function rgbaOf({ data }: Luma): Uint8ClampedArray<ArrayBuffer> {
  const rgba = new Uint8ClampedArray(data.length * 4);
  const words = new Uint32Array(rgba.buffer);
  for (let at = 0; at < data.length; at += 1) words[at] = 0xff000000 | ((data[at] as number) * 0x010101);
  return rgba;
}

/** Returns the brightness interpolated between four pixels. Outside the picture, the edge pixels count. */
export function brightnessAt({ data, width, height }: Luma, x: number, y: number): number {
  const sx = Math.min(width - 1, Math.max(0, x - 0.5));
  const sy = Math.min(height - 1, Math.max(0, y - 0.5));
  // Whole parts: neither is negative.
  const x0 = sx | 0;
  const y0 = sy | 0;
  const x1 = Math.min(width - 1, x0 + 1);
  const y1 = Math.min(height - 1, y0 + 1);
  const fx = sx - x0;
  const fy = sy - y0;
  const upper = (data[y0 * width + x0] as number) * (1 - fx) + (data[y0 * width + x1] as number) * fx;
  const lower = (data[y1 * width + x0] as number) * (1 - fx) + (data[y1 * width + x1] as number) * fx;
  return upper * (1 - fy) + lower * fy;
}
