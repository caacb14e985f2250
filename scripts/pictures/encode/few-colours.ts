/** Reduces screenshots to a third of their size. They have few colours, most of them at the edges of letters. */
import { readFile } from 'node:fs/promises';
import {
  DitherMethod,
  ImageMagick,
  initializeImageMagick,
  MagickFormat,
  QuantizeSettings,
} from '@imagemagick/magick-wasm';
import { decoderFiles } from '../../../desktop/main/scanner/decoder-files.ts';

const COLOURS = 128;

/** Returns a function from PNG to PNG. */
export async function fewColours(): Promise<(png: Uint8Array) => Uint8Array> {
  await initializeImageMagick(await readFile(decoderFiles().magick));
  return (png) =>
    ImageMagick.read(png, MagickFormat.Png, (image) => {
      const settings = new QuantizeSettings();
      settings.colors = COLOURS;
      settings.ditherMethod = DitherMethod.No;
      image.quantize(settings);
      image.strip();
      return image.write(MagickFormat.Png8, (bytes) => new Uint8Array(bytes));
    });
}
