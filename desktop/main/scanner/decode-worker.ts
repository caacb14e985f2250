/** The thread that decodes: pixels in, codes out. It holds the WebAssembly module so that the app's start does not. */
import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { decodeQr, type Pixels, prepareDecoder } from './decode-qr.ts';

/** BGRA is what Electron's bitmaps hold; decoders weigh red and blue differently, so it matters for coloured codes. */
function rgbaFromBgra({ data, width, height }: Pixels): Pixels {
  for (let at = 0; at < data.length; at += 4) {
    const blue = data[at] ?? 0;
    data[at] = data[at + 2] ?? 0;
    data[at + 2] = blue;
  }
  return { data, width, height };
}

const ready = readFile(String(workerData.wasmPath)).then((wasm) =>
  prepareDecoder(new Uint8Array(wasm).buffer),
);

parentPort?.on('message', async (bitmap: Pixels) => {
  try {
    await ready;
    parentPort?.postMessage({ codes: await decodeQr(rgbaFromBgra(bitmap)) });
  } catch {
    parentPort?.postMessage({ codes: undefined });
  }
});
