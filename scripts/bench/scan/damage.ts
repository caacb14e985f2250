/** Damage to pictures: blur, compression, noise, fractional scaling, uneven light. */
import { ImageMagick, MagickFormat, MagickReadSettings } from '@imagemagick/magick-wasm';
import type { Pixels } from '../../../desktop/main/scanner/pixels.ts';
import type { Chance } from './random.ts';

/** Compresses as JPEG and decodes again. ImageMagick must be initialised. @param quality 1 to 100 */
export function throughJpeg({ data, width, height }: Pixels, quality: number): Pixels {
  const jpeg = ImageMagick.read(
    new Uint8Array(data.buffer, data.byteOffset, data.byteLength),
    new MagickReadSettings({ format: MagickFormat.Rgba, width, height, depth: 8 }),
    (image) => {
      image.quality = quality;
      return image.write(MagickFormat.Jpeg, (bytes) => new Uint8Array(bytes));
    },
  );
  return ImageMagick.read(jpeg, MagickFormat.Jpeg, (image) =>
    image.getPixels((pixels) => ({
      data: new Uint8ClampedArray(pixels.toByteArray(0, 0, image.width, image.height, 'RGBA') ?? []),
      width: image.width,
      height: image.height,
    })),
  );
}

/** Blurs with a mean over a square, twice, like a lens out of focus. @param radius in pixels */
export function soften(pixels: Pixels, radius: number): Pixels {
  let { data } = pixels;
  for (let pass = 0; pass < 2; pass += 1) {
    data = blurLines(data, pixels.width, pixels.height, radius, 4, pixels.width * 4);
    data = blurLines(data, pixels.height, pixels.width, radius, pixels.width * 4, 4);
  }
  return { ...pixels, data };
}

function blurLines(
  data: Uint8ClampedArray<ArrayBuffer>,
  length: number,
  lines: number,
  radius: number,
  step: number,
  lineStep: number,
): Uint8ClampedArray<ArrayBuffer> {
  const out = new Uint8ClampedArray(data);
  const reach = Math.ceil(radius);
  // The outermost pixels count partly, so that a radius can be a fraction.
  const weights = Array.from({ length: reach * 2 + 1 }, (_, index) =>
    Math.min(1, radius + 1 - Math.abs(index - reach)),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  for (let line = 0; line < lines; line += 1) {
    for (let channel = 0; channel < 3; channel += 1) {
      const base = line * lineStep + channel;
      for (let at = 0; at < length; at += 1) {
        let sum = 0;
        for (let k = -reach; k <= reach; k += 1) {
          const from = Math.min(length - 1, Math.max(0, at + k));
          sum += (data[base + from * step] ?? 0) * (weights[k + reach] ?? 0);
        }
        out[base + at * step] = sum / total;
      }
    }
  }
  return out;
}

/** Adds a sensor's noise. @param strength in brightness levels, about one standard deviation */
export function grain(pixels: Pixels, strength: number, chance: Chance): Pixels {
  for (let at = 0; at < pixels.data.length; at += 4) {
    const shift = (chance.next() + chance.next() + chance.next() - 1.5) * 2 * strength;
    for (let channel = 0; channel < 3; channel += 1) {
      pixels.data[at + channel] = (pixels.data[at + channel] ?? 0) + shift;
    }
  }
  return pixels;
}

/** Makes the light uneven from one side to the other, and lowers the contrast. */
export function uneven(pixels: Pixels, from: number, to: number, contrast: number): Pixels {
  for (let y = 0; y < pixels.height; y += 1) {
    for (let x = 0; x < pixels.width; x += 1) {
      const light = from + ((to - from) * x) / pixels.width;
      const at = (y * pixels.width + x) * 4;
      for (let channel = 0; channel < 3; channel += 1) {
        const value = pixels.data[at + channel] ?? 0;
        pixels.data[at + channel] = (128 + (value - 128) * contrast) * light;
      }
    }
  }
  return pixels;
}

/** Scales with linear interpolation, like a compositor. */
export function rescaled({ data, width, height }: Pixels, factor: number): Pixels {
  const [w, h] = [Math.round(width * factor), Math.round(height * factor)];
  const out = new Uint8ClampedArray(w * h * 4);
  for (let y = 0; y < h; y += 1) {
    const sy = Math.min(height - 1, Math.max(0, (y + 0.5) / factor - 0.5));
    const [y0, fy] = [Math.floor(sy), sy % 1];
    const y1 = Math.min(height - 1, y0 + 1);
    for (let x = 0; x < w; x += 1) {
      const sx = Math.min(width - 1, Math.max(0, (x + 0.5) / factor - 0.5));
      const [x0, fx] = [Math.floor(sx), sx % 1];
      const x1 = Math.min(width - 1, x0 + 1);
      for (let channel = 0; channel < 4; channel += 1) {
        const at = (px: number, py: number) => data[(py * width + px) * 4 + channel] ?? 0;
        const upper = at(x0, y0) * (1 - fx) + at(x1, y0) * fx;
        const lower = at(x0, y1) * (1 - fx) + at(x1, y1) * fx;
        out[(y * w + x) * 4 + channel] = upper * (1 - fy) + lower * fy;
      }
    }
  }
  return { data: out, width: w, height: h };
}
