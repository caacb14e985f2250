/** The app's decoder, and its results as texts with a place and a thumbnail. */
import pdfium from '@hyzyla/pdfium/pdfium.wasm?asset';
import magick from '@imagemagick/magick-wasm/magick.wasm?asset';
import resvg from '@resvg/resvg-wasm/index_bg.wasm?asset';
import { nativeImage } from 'electron';
import zxing from 'zxing-wasm/reader/zxing_reader.wasm?asset';
import startWorker from '../scanner/decode-worker.ts?nodeWorker';
import { Decoder } from '../scanner/decoder.ts';
import { positionInWords } from '../scanner/position.ts';
import type { PlacedQr } from '../scanner/search-file.ts';
import { THUMBNAIL_SIDE } from '../scanner/thumbnail.ts';
import { sentences } from '../texts/texts.ts';
import type { FoundText } from './found.ts';

export const decoder = new Decoder(() => startWorker({ workerData: { zxing, magick, pdfium, resvg } }));

/** Returns a code's text and place. @param severalHere whether the picture has more codes; adds the position */
export function foundText(code: PlacedQr, place: string, severalHere: boolean): FoundText {
  const say = sentences().place;
  const source = code.page === undefined ? place : say.page({ source: place, page: code.page });
  const position = positionInWords(code.corners, code);
  return {
    text: code.text,
    others: code.others,
    source: severalHere ? say.position({ source, position }) : source,
    thumbnail: dataUrlOf(code.thumbnail),
  };
}

function dataUrlOf(rgba: Uint8ClampedArray): string {
  const bgra = Buffer.from(rgba);
  for (let at = 0; at < bgra.length; at += 4) {
    bgra.set([rgba[at + 2] ?? 0, rgba[at + 1] ?? 0, rgba[at] ?? 0], at);
  }
  return nativeImage.createFromBitmap(bgra, { width: THUMBNAIL_SIDE, height: THUMBNAIL_SIDE }).toDataURL();
}
