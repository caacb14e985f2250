/** The import thread in the built app, and the system's dialog for a file. */
import pdfium from '@hyzyla/pdfium/pdfium.wasm?asset';
import magick from '@imagemagick/magick-wasm/magick.wasm?asset';
import resvg from '@resvg/resvg-wasm/index_bg.wasm?asset';
import zxing from 'zxing-wasm/reader/zxing_reader.wasm?asset';
import startWorker from '../import-worker.ts?nodeWorker';

export function startImportWorker() {
  return startWorker({ workerData: { zxing, magick, pdfium, resvg } });
}
