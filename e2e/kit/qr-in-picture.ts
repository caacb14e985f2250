/** The QR codes of a picture file, read in plain Node: what the kit sees without the desktop app. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

let ready: Promise<unknown> | undefined;

/**
 * @param picture a PNG or JPEG
 * @returns the texts, from top to bottom; none for a picture without any code
 * @throws when it is no picture
 */
export async function qrTextsIn(picture: Uint8Array): Promise<string[]> {
  ready ??= prepare();
  await ready;
  if (!isPicture(picture)) throw new TypeError('These bytes are neither PNG nor JPEG.');
  const seen = await readBarcodes(new Uint8Array(picture), {
    formats: ['QRCode'],
    tryHarder: true,
    maxNumberOfSymbols: 255,
  });
  return seen
    .filter(({ isValid }) => isValid)
    .sort((a, b) => a.position.topLeft.y - b.position.topLeft.y)
    .map(({ text }) => text);
}

/** Gives zxing its WebAssembly module: left alone it would fetch one from the network. */
async function prepare(): Promise<void> {
  const file = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const wasm = await readFile(file);
  await prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer }, fireImmediately: true });
}

function isPicture(bytes: Uint8Array): boolean {
  const isPng = bytes[0] === 0x89 && bytes[1] === 0x50 && bytes[2] === 0x4e && bytes[3] === 0x47;
  const isJpeg = bytes[0] === 0xff && bytes[1] === 0xd8;
  return isPng || isJpeg;
}
