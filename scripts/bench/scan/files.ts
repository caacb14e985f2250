/** Files of the kinds that browsers show, each read as a file and by the decoders alone. */
import { ImageMagick } from '@imagemagick/magick-wasm';
import jsQR from 'jsqr';
import { readBarcodes } from 'zxing-wasm/reader';
import { decoderFiles } from '../../../desktop/main/scanner/decoder-files.ts';
import { searchFile } from '../../../desktop/main/scanner/search-file.ts';
import { type BrowserFile, browserFiles } from '../../../desktop/main/scanner/testing/browser-files.ts';
import { someKeyUri } from './place.ts';
import { Chance } from './random.ts';

type Reader = (file: BrowserFile) => Promise<string[]>;

/** zxing reads files itself. jsQR needs pixels: it gets the first picture as ImageMagick reads it. */
const readers: Record<'countersign' | 'zxing' | 'jsqr', Reader> = {
  countersign: async ({ bytes }) =>
    (await searchFile({ bytes, name: 'file' }, decoderFiles())).codes.map(({ text }) => text),
  zxing: async ({ bytes }) =>
    (
      await readBarcodes(new Blob([bytes as Uint8Array<ArrayBuffer>]), {
        formats: ['QRCode'],
        tryHarder: true,
      })
    ).map(({ text }) => text),
  jsqr: async ({ bytes }) =>
    ImageMagick.read(bytes, (image) => {
      const { width, height } = image;
      const rgba = image.getPixels((pixels) => pixels.toByteArray(0, 0, width, height, 'RGBA'));
      const code = rgba && jsQR(new Uint8ClampedArray(rgba), width, height);
      return code ? [code.data] : [];
    }),
};

/** Returns a row for each kind of file: how many of its codes each reader found. ImageMagick must be loaded. */
export async function* readFiles() {
  const chance = new Chance(1);
  for (const file of await browserFiles(someKeyUri(chance, 0), someKeyUri(chance, 1))) {
    const found: Record<string, number> = {};
    for (const [name, read] of Object.entries(readers)) {
      const texts = new Set(await read(file).catch(() => []));
      found[name] = file.truth.filter((text) => texts.has(text)).length;
    }
    yield { bench: 'scan', file: file.kind, codes: file.truth.length, ...found };
  }
}
