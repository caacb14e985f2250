/**
 * The decoder thread: pixels or a file in, codes out. It loads the decoders' WebAssembly modules, so that the app's
 * start does not. If a malicious picture damages them, the damage ends with the thread.
 */
import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { setLanguage } from '../texts/texts.ts';
import { decodeQr, prepareDecoder } from './decode-qr.ts';
import type { DecodeReply, DecodeRequest } from './decoder.ts';
import type { DecoderFiles } from './decoder-files.ts';
import { searchFile } from './search-file.ts';
import { thumbnailOf } from './thumbnail.ts';

const paths = workerData as DecoderFiles;
const ready = readFile(paths.zxing).then((wasm) => prepareDecoder(new Uint8Array(wasm).buffer));

parentPort?.on('message', async (request: DecodeRequest) => {
  const reply = (answer: DecodeReply) => parentPort?.postMessage(answer);
  const progress = (share: number, found: number) => reply({ kind: 'progress', share, found });
  try {
    await ready;
    setLanguage(request.language, []);
    if ('pixels' in request) {
      const { pixels, timeLimit } = request;
      const { width, height } = pixels;
      const codes = await decodeQr(pixels, {
        ...(timeLimit !== undefined && { timeLimit }),
        onProgress: progress,
      });
      const placed = codes.map((code) => ({
        ...code,
        width,
        height,
        thumbnail: thumbnailOf(pixels, code.corners),
      }));
      reply({ kind: 'done', search: { codes: placed } });
    } else {
      reply({ kind: 'done', search: await searchFile(request.file, paths, progress) });
    }
  } catch {
    reply({ kind: 'failed' });
  }
});
