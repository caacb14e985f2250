/** The decoders' WebAssembly modules in their packages, for use without a bundle. */
import { createRequire } from 'node:module';
import type { FileDecoders } from './read-file.ts';

export interface DecoderFiles extends FileDecoders {
  zxing: string;
}

export function decoderFiles(): DecoderFiles {
  const { resolve } = createRequire(import.meta.url);
  return {
    zxing: resolve('zxing-wasm/reader/zxing_reader.wasm'),
    magick: resolve('@imagemagick/magick-wasm/magick.wasm'),
    pdfium: resolve('@hyzyla/pdfium/pdfium.wasm'),
    resvg: resolve('@resvg/resvg-wasm/index_bg.wasm'),
  };
}
