/** Makes screenshots a third of their size: such pictures have few colours, and the edges of letters are most of them. */
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

/** @returns a function from PNG to PNG */
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
