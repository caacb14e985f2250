/** Opens another app's export in a thread of its own, which ends with the work. */
import type { Worker } from 'node:worker_threads';
import { currentLanguage, sentences } from '../texts/texts.ts';
import { ImportFailure } from './account/import-failure.ts';
import type { ImportedFile } from './account/imported-account.ts';
import type { WorkerReply, WorkerRequest } from './import-worker.ts';

export interface OpenWatch {
  /** Ends the thread at once. */
  signal?: AbortSignal;
  /** Told when the slow part begins, and which format the file has. A key cannot tell how far it is. */
  onProgress?: (progress: { stage: 'opening'; format: string }) => void;
  /** Asked before a file takes more than 256 MiB; without it, it may. @param bytes how much it needs */
  allowMemory?: (bytes: number) => boolean | Promise<boolean>;
  /** The id of the format that a person says it is. */
  format?: string | undefined;
  /** Imports what is in the app's bin, too. */
  includeRemoved?: boolean | undefined;
}

/**
 * @param startWorker starts import-worker.ts
 * @throws ImportFailure with a sentence in the language of the moment
 */
export async function openFile(
  startWorker: () => Worker,
  bytes: Uint8Array,
  password: string | undefined,
  watch: OpenWatch = {},
): Promise<ImportedFile> {
  if (watch.signal?.aborted) throw stopped();
  const worker = startWorker();
  try {
    return await answerOf(worker, bytes, password, watch);
  } finally {
    await worker.terminate();
  }
}

function answerOf(
  worker: Worker,
  bytes: Uint8Array,
  password: string | undefined,
  { signal, onProgress, allowMemory, format, includeRemoved }: OpenWatch,
): Promise<ImportedFile> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(stopped());
    signal?.addEventListener('abort', onAbort, { once: true });
    const post = (request: WorkerRequest) => worker.postMessage(request);
    worker.on('message', async (reply: WorkerReply) => {
      if (reply.kind === 'recognised') onProgress?.({ stage: 'opening', format: reply.format });
      else if (reply.kind === 'memory') {
        post({ kind: 'memory', allowed: allowMemory ? await allowMemory(reply.bytes) : true });
      } else if (reply.kind === 'done') resolve(reply.file);
      else reject(new ImportFailure(reply.code, reply.message));
    });
    const onBreak = () => reject(new ImportFailure('damaged', sentences().importFile.broke));
    worker.on('error', onBreak).on('exit', onBreak);
    post({ kind: 'import', language: currentLanguage(), bytes, password, format, includeRemoved });
  });
}

function stopped(): ImportFailure {
  return new ImportFailure('stopped', sentences().importFile.stopped);
}
