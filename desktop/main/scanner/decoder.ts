/** Decoding off the main thread, with a time limit; the thread is kept for a next scan, then released. */
import type { Worker } from 'node:worker_threads';
import type { Language } from '../../../shared/translations/languages.ts';
import { currentLanguage, sentences } from '../texts/texts.ts';
import type { Pixels } from './pixels.ts';
import type { FileSearch, PlacedQr } from './search-file.ts';

/** Longest one picture or file may take, in milliseconds: a document of many pages is the slowest. */
const TIME_LIMIT = 20_000;
/** How long an idle thread is kept, in milliseconds. */
const KEEP_IDLE = 30_000;
/** WebAssembly memory grows and never shrinks, so a thread is replaced after this many pictures. */
const MOST_JOBS = 40;

/** A path, or bytes with a name for sentences. */
export type FileSource = string | { bytes: Uint8Array; name: string };

/** @property language what sentences about a file are said in */
export type DecodeRequest = { language: Language } & (
  | { pixels: Pixels; timeLimit?: number | undefined }
  | { file: FileSource }
);
export type DecodeReply =
  | { kind: 'progress'; share: number; found: number }
  | { kind: 'done'; search: FileSearch }
  | { kind: 'failed' };

export interface DecodeWatch {
  /** Stops the search at once. */
  signal?: AbortSignal;
  /** How far the search is, 0 to 1, and how many codes there are. */
  onProgress?: (share: number, found: number) => void;
  /** Milliseconds after which what has been found in one picture is all, where that matters more than finding more. */
  timeLimit?: number;
}

export class DecodeError extends Error {
  override name = 'DecodeError';
}

export class Decoder {
  readonly #startWorker: () => Worker;
  readonly #timeLimit: number;
  #worker: Worker | undefined;
  #idle: NodeJS.Timeout | undefined;
  #jobs = 0;
  /** One picture at a time: a second thread would compete for the same cores and double the memory. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(startWorker: () => Worker, timeLimit = TIME_LIMIT) {
    this.#startWorker = startWorker;
    this.#timeLimit = timeLimit;
  }

  /** Starts the thread ahead of need, while a screen is being captured. */
  warmUp(): void {
    this.#keep(this.#running());
  }

  /**
   * @param pixels their memory moves to the thread
   * @throws DecodeError with a sentence when it took too long, was stopped or failed
   */
  async decode(pixels: Pixels, watch: DecodeWatch = {}): Promise<PlacedQr[]> {
    return (
      await this.#enqueue(
        { pixels, timeLimit: watch.timeLimit, language: currentLanguage() },
        [pixels.data.buffer],
        watch,
      )
    ).codes;
  }

  /** The same for every picture in a file, which is opened in the thread, too. */
  readFile(file: FileSource, watch: DecodeWatch = {}): Promise<FileSearch> {
    return this.#enqueue({ file, language: currentLanguage() }, [], watch);
  }

  async release(): Promise<void> {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = undefined;
    this.#jobs = 0;
    await worker?.terminate();
  }

  #enqueue(request: DecodeRequest, moved: ArrayBuffer[], watch: DecodeWatch): Promise<FileSearch> {
    const result = this.#turn.then(() => this.#run(request, moved, watch));
    this.#turn = result.catch(() => undefined);
    return result;
  }

  async #run(request: DecodeRequest, moved: ArrayBuffer[], watch: DecodeWatch): Promise<FileSearch> {
    clearTimeout(this.#idle);
    const worker = this.#running();
    try {
      const search = await answerOf(worker, request, moved, watch, this.#timeLimit);
      this.#jobs += 1;
      if (this.#jobs < MOST_JOBS) this.#keep(worker);
      else await this.release();
      return search;
    } catch (error) {
      await this.release();
      throw error;
    }
  }

  #running(): Worker {
    if (!this.#worker) {
      const worker = this.#startWorker();
      worker.unref();
      // Between images there is no other listener, and an unhandled error would end the app.
      worker.on('error', () => undefined);
      worker.once('exit', () => {
        if (this.#worker === worker) this.#worker = undefined;
      });
      this.#worker = worker;
    }
    return this.#worker;
  }

  #keep(worker: Worker): void {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => {
      if (this.#worker === worker) void this.release();
    }, KEEP_IDLE);
    this.#idle.unref();
  }
}

function answerOf(
  worker: Worker,
  request: DecodeRequest,
  moved: ArrayBuffer[],
  { signal, onProgress }: DecodeWatch,
  timeLimit: number,
): Promise<FileSearch> {
  return new Promise((resolve, reject) => {
    const done = (settle: () => void) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      worker.off('message', onMessage).off('error', onFailure).off('exit', onFailure);
      settle();
    };
    const refuse = (sentence: string) => done(() => reject(new DecodeError(sentence)));
    const onMessage = (reply: DecodeReply) => {
      if (reply.kind === 'progress') onProgress?.(reply.share, reply.found);
      else if (reply.kind === 'done') done(() => resolve(reply.search));
      else refuse(sentences().look.failed);
    };
    const onFailure = () => refuse(sentences().look.broke);
    const onAbort = () => refuse(sentences().look.stopped);
    const timer = setTimeout(() => refuse(sentences().look.tooLong), timeLimit);
    if (signal?.aborted) return onAbort();
    signal?.addEventListener('abort', onAbort);
    worker.on('message', onMessage).on('error', onFailure).on('exit', onFailure);
    worker.postMessage(request, moved);
  });
}
