/**
 * The import thread: a file in, accounts out. Deriving a key may take a gigabyte and many seconds. A malicious file can
 * damage only this thread.
 */
import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import type { Language } from '../../../shared/translations/languages.ts';
import type { DecoderFiles } from '../scanner/decoder-files.ts';
import { sentences, setLanguage } from '../texts/texts.ts';
import { ImportFailure, type ImportFailureCode } from './account/import-failure.ts';
import type { ImportedFile } from './account/imported-account.ts';
import { type ImportRequest, readImport } from './read-import.ts';

export type WorkerRequest =
  | ({ kind: 'import'; language: Language } & ImportRequest)
  | { kind: 'memory'; allowed: boolean };
export type WorkerReply =
  | { kind: 'recognised'; format: string }
  | { kind: 'memory'; bytes: number }
  | { kind: 'done'; file: ImportedFile }
  | { kind: 'failed'; code: ImportFailureCode; message: string };

const decoders = workerData as DecoderFiles;
let answerMemory: ((allowed: boolean) => void) | undefined;

parentPort?.on('message', async (request: WorkerRequest) => {
  if (request.kind === 'memory') {
    answerMemory?.(request.allowed);
    return;
  }
  const reply = (answer: WorkerReply) => parentPort?.postMessage(answer);
  setLanguage(request.language, []);
  try {
    const file = await readImport(request, {
      readQrs,
      onRecognised: (format) => reply({ kind: 'recognised', format }),
      allowMemory: async (bytes) => {
        const answer = new Promise<boolean>((resolve) => {
          answerMemory = resolve;
        });
        reply({ kind: 'memory', bytes });
        if (await answer) return;
        const megabytes = Math.ceil(bytes / 2 ** 20);
        throw new ImportFailure('stopped', sentences().importFile.memoryRefused({ megabytes }));
      },
    });
    reply({ kind: 'done', file });
  } catch (error) {
    if (error instanceof ImportFailure) reply({ kind: 'failed', code: error.code, message: error.message });
    else reply({ kind: 'failed', code: 'damaged', message: sentences().importFile.broke });
  }
});

/** Reads QR codes. Loads the decoders only now, because few files are pictures. */
async function readQrs(bytes: Uint8Array): Promise<{ texts: string[]; error?: string | undefined }> {
  const { prepareDecoder } = await import('../scanner/decode-qr.ts');
  const { searchFile } = await import('../scanner/search-file.ts');
  prepareDecoder(new Uint8Array(await readFile(decoders.zxing)).buffer);
  const { codes, error } = await searchFile({ bytes, name: sentences().importFile.thisFile }, decoders);
  return { texts: codes.map(({ text }) => text), error };
}
