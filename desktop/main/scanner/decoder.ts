/** Decoding in a separate thread, with a time limit. The thread stays for the next scan, and ends when it is idle. */
import type { Worker } from 'node:worker_threads';
import type { Language } from '../../../shared/translations/languages.ts';
import { currentLanguage, sentences } from '../texts/texts.ts';
import type { Pixels } from './pixels.ts';
import type { FileSearch, PlacedQr } from './search-file.ts';

/** The time limit for one picture or file, in milliseconds. A document with many pages takes longest. */
const TIME_LIMIT = 20_000;
/** How long an idle thread stays, in milliseconds. */
const KEEP_IDLE = 30_000;
/** A thread is replaced after this many pictures, because WebAssembly memory never shrinks. */
const MOST_JOBS = 40;

/** A path, or bytes with a name for error messages. */
export type FileSource = string | { bytes: Uint8Array; name: string };

/** @property language the language of sentences about a file */
export type DecodeRequest = { language: Language } & (
  | { pixels: Pixels; timeLimit?: number | undefined }
  | { file: FileSource }
);
export type DecodeReply =
  | { kind: 'progress'; share: number; found: number }
  | { kind: 'done'; search: FileSearch }
  | { kind: 'failed' };

export interface DecodeWatch {
  /** Stops the search immediately. */
  signal?: AbortSignal;
  /** Called with the progress, 0 to 1, and the number of codes. */
  onProgress?: (share: number, found: number) => void;
  /** Milliseconds after which the search of one picture ends with the codes found so far. */
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
  /** The queue: one picture at a time. A second thread would use the same cores and twice the memory. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(startWorker: () => Worker, timeLimit = TIME_LIMIT) {
    this.#startWorker = startWorker;
    this.#timeLimit = timeLimit;
  }

  /** Starts the thread early, while a screen is being captured. */
  warmUp(): void {
    this.#keep(this.#running());
  }

  /**
   * Returns the codes in a picture.
   *
   * @param pixels their memory moves to the thread
   * @throws DecodeError with a sentence, if it took too long, was stopped or failed
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

  /** Returns the codes of every picture in a file. The thread opens the file. */
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
      // Between pictures there is no other listener, and an unhandled error would end the app.
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
