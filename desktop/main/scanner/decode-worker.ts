/** The thread that decodes: pixels in, codes out. It holds the WebAssembly module so that the app's start does not. */
import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { decodeQr, type Pixels, prepareDecoder } from './decode-qr.ts';

const ready = readFile(String(workerData.wasmPath)).then((wasm) =>
  prepareDecoder(new Uint8Array(wasm).buffer),
);

parentPort?.on('message', async (bitmap: Pixels) => {
  try {
    await ready;
    parentPort?.postMessage({ codes: await decodeQr(bitmap) });
  } catch {
    parentPort?.postMessage({ codes: undefined });
  }
});
