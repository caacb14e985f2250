/** Where the decoders' WebAssembly modules are when nothing has been bundled: in the packages they come with. */
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
