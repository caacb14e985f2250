/** Opens another app's export in a separate thread, which ends with the work. */
import type { Worker } from 'node:worker_threads';
import { currentLanguage, sentences } from '../texts/texts.ts';
import { ImportFailure } from './account/import-failure.ts';
import type { ImportedFile } from './account/imported-account.ts';
import type { WorkerReply, WorkerRequest } from './import-worker.ts';

export interface OpenWatch {
  /** Ends the thread immediately. */
  signal?: AbortSignal;
  /** Called with the format when the slow part begins. A key derivation has no progress. */
  onProgress?: (progress: { stage: 'opening'; format: string }) => void;
  /** Called before a file uses more than 256 MiB. The default is yes. @param bytes the needed memory */
  allowMemory?: (bytes: number) => boolean | Promise<boolean>;
  /** The id of the format that the user chose. */
  format?: string | undefined;
  /** Whether to import accounts in the app's bin. */
  includeRemoved?: boolean | undefined;
}

/**
 * Returns the accounts in a file.
 *
 * @param startWorker starts import-worker.ts
 * @throws ImportFailure with a sentence in the current language
 */
export async function openFile(
  startWorker: () => Worker | Promise<Worker>,
  bytes: Uint8Array,
  password: string | undefined,
  watch: OpenWatch = {},
): Promise<ImportedFile> {
  if (watch.signal?.aborted) throw stopped();
  const worker = await startWorker();
  try {
    if (watch.signal?.aborted) throw stopped();
    return await answerOf(worker, bytes, password, watch);
  } finally {
    const ended = worker.terminate();
    // Node's own key derivations, such as scrypt, first come to their end. Who has stopped does not wait for that.
    if (!watch.signal?.aborted) await ended;
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
