/** Decoding off the main thread, with a time limit; the thread is kept for a next scan, then released. */
import type { Worker } from 'node:worker_threads';
import type { DecodedQr, Pixels } from './decode-qr.ts';

/** Longest one picture may take, in milliseconds: fifty megapixels of noise stay well below. */
const TIME_LIMIT = 20_000;
/** How long an idle thread is kept, in milliseconds. */
const KEEP_IDLE = 30_000;

export class DecodeError extends Error {
  override name = 'DecodeError';
}

export class Decoder {
  readonly #startWorker: () => Worker;
  readonly #timeLimit: number;
  #worker: Worker | undefined;
  #idle: NodeJS.Timeout | undefined;
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
   * @param bitmap BGRA, as Electron's `toBitmap` gives it; its memory moves to the thread
   * @throws DecodeError with a sentence when it took too long or the decoder failed
   */
  decode(bitmap: Pixels): Promise<DecodedQr[]> {
    const result = this.#turn.then(() => this.#decode(bitmap));
    this.#turn = result.catch(() => undefined);
    return result;
  }

  async release(): Promise<void> {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }

  async #decode(bitmap: Pixels): Promise<DecodedQr[]> {
    clearTimeout(this.#idle);
    const worker = this.#running();
    try {
      const codes = await answerOf(worker, bitmap, this.#timeLimit);
      this.#keep(worker);
      return codes;
    } catch (error) {
      await this.release();
      throw error;
    }
  }

  #running(): Worker {
    if (!this.#worker) {
      const worker = this.#startWorker();
      worker.unref();
      // Between pictures nobody else listens, and an unheard error would end the app.
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

function answerOf(worker: Worker, bitmap: Pixels, timeLimit: number): Promise<DecodedQr[]> {
  return new Promise((resolve, reject) => {
    const done = (settle: () => void) => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onFailure).off('exit', onFailure);
      settle();
    };
    const onMessage = ({ codes }: { codes?: DecodedQr[] }) =>
      done(() =>
        codes ? resolve(codes) : reject(new DecodeError('The picture could not be searched for codes.')),
      );
    const onFailure = () =>
      done(() => reject(new DecodeError('The search for codes stopped unexpectedly. Try again.')));
    const timer = setTimeout(
      () => done(() => reject(new DecodeError('The search for codes took too long and was stopped.'))),
      timeLimit,
    );
    worker.on('message', onMessage).on('error', onFailure).on('exit', onFailure);
    worker.postMessage(bitmap, [bitmap.data.buffer]);
  });
}
