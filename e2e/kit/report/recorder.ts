/** Records a test while it runs, for people: after each step what both sides showed, and what the server saw meanwhile. */
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Seen, type ToldPicture, type ToldStep, writeReport } from './report.ts';

/** Where a recorder looks. */
export interface Sources {
  /** Both sides as they are now, secrets masked already. */
  pictures(): Promise<readonly ToldPicture[]>;
  /** Everything the server saw so far, the oldest first. */
  seen(): Promise<readonly Seen[]>;
}

export class Recorder {
  readonly #sources: Sources;
  readonly #startedAt = new Date();
  readonly #steps: ToldStep[] = [];
  #inStep = false;
  #seen = 0;

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  /** Does something, and tells it in one sentence. Inside another step it belongs to that one. */
  async step<T>(name: string, work: () => Promise<T>): Promise<T> {
    if (this.#inStep) return work();
    this.#inStep = true;
    try {
      const result = await work();
      await this.tell(name, 'passed');
      return result;
    } catch (error) {
      await this.tell(name, 'failed');
      throw error;
    } finally {
      this.#inStep = false;
    }
  }

  /** Tells what has happened. A look that fails costs its picture, never the test. */
  async tell(name: string, outcome: ToldStep['outcome']): Promise<void> {
    const pictures = await this.#sources.pictures().catch(() => []);
    const all = await this.#sources.seen().catch(() => []);
    const seen = all.slice(this.#seen);
    this.#seen = all.length;
    this.#steps.push({ name, pictures, seen, outcome });
  }

  /** Writes the report, unless there was nothing to tell. @returns whether there was */
  async write(file: string, title: string): Promise<boolean> {
    if (this.#steps.length === 0) return false;
    await mkdir(dirname(file), { recursive: true });
    await writeReport(file, { title, startedAt: this.#startedAt, steps: this.#steps });
    return true;
  }
}
