/** Records a running test: after each step, what both sides showed and what the server decided. */
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Language } from '../../../shared/translations/languages.ts';
import { type Seen, type ToldPicture, type ToldStep, writeReport } from './report.ts';

/** What a recorder reads. */
export interface Sources {
  /** Returns images of both sides, with secrets masked. */
  pictures(): Promise<readonly ToldPicture[]>;
  /** Returns everything the server saw so far, the oldest first. */
  seen(): Promise<readonly Seen[]>;
}

export class Recorder {
  readonly language: Language;
  readonly #sources: Sources;
  readonly #startedAt = new Date();
  readonly #steps: ToldStep[] = [];
  #inStep = false;
  #seen = 0;

  /** @param language the language of the report and of its sentences */
  constructor(sources: Sources, language: Language) {
    this.#sources = sources;
    this.language = language;
  }

  /** Runs `work` and records it with one sentence. Inside another step it is part of that step. */
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

  /** Records what happened. If an image cannot be taken, the step has none, and the test continues. */
  async tell(name: string, outcome: ToldStep['outcome']): Promise<void> {
    const pictures = await this.#sources.pictures().catch(() => []);
    const all = await this.#sources.seen().catch(() => []);
    const seen = all.slice(this.#seen);
    this.#seen = all.length;
    this.#steps.push({ name, pictures, seen, outcome });
  }

  /** Writes the report if there are steps. @returns whether it was written */
  async write(file: string, title: string): Promise<boolean> {
    if (this.#steps.length === 0) return false;
    await mkdir(dirname(file), { recursive: true });
    await writeReport(file, { title, startedAt: this.#startedAt, steps: this.#steps }, this.language);
    return true;
  }
}
