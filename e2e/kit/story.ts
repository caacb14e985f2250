/** The report of a test with the kit. It shows both sides step by step, from what the fixtures did. */
import type { Page, Response } from '@playwright/test';
import { isolated } from '../../shared/translations/formatter.ts';
import { DIRECTIONS, type Language } from '../../shared/translations/languages.ts';
import type { Authenticator } from './authenticator.ts';
import { maskedPicture } from './report/masked-picture.ts';
import { Recorder } from './report/recorder.ts';
import type { Seen, ToldPicture } from './report/report.ts';
import type { Sentences as Texts } from './report/texts/catalogue.ts';
import { sentencesOf } from './report/texts/every-language.ts';
import { type Sentences, withNarration } from './report/with-narration.ts';

/** `pictures`: what each side showed, with secrets masked, and what the server saw. `words`: no images. `off`: no report. */
export type ReportKind = 'pictures' | 'words' | 'off';

export class Story {
  readonly recorder: Recorder;
  readonly #kind: ReportKind;
  readonly #answers: Seen[] = [];
  #page: Page | undefined;
  #window: Page | undefined;
  #decisions: (() => Promise<readonly Seen[]>) | undefined;
  #ended = false;

  constructor(kind: ReportKind, language: Language) {
    this.#kind = kind;
    this.recorder = new Recorder({ pictures: () => this.#pictures(), seen: () => this.#seen() }, language);
  }

  get language(): Language {
    return this.recorder.language;
  }

  get #texts(): Texts {
    return sentencesOf(this.language);
  }

  /** Runs `act` and adds one sentence to the report. What the fixtures do inside `act` is part of that step. */
  step<T>(sentence: string, act: () => Promise<T>): Promise<T> {
    return this.#kind === 'off' ? act() : this.recorder.step(sentence, act);
  }

  watchPage(page: Page): void {
    this.#page = page;
    page.context().on('response', (response) => {
      const seen = answerInWords(response, this.language);
      if (seen) this.#answers.push(seen);
    });
  }

  /** @param window the desktop app's window, if the authenticator is the app */
  watchAuthenticator<A extends Authenticator>(authenticator: A, window?: Page): A {
    this.#window = window;
    return withNarration(authenticator, authenticatorIn(this.#texts) as Sentences<A>, (sentence, act) =>
      this.step(sentence, act),
    );
  }

  /** Shows a server's own decisions in the report, in place of its answers. */
  watchDecisions(decisions: () => Promise<readonly Seen[]>): void {
    this.#decisions = decisions;
  }

  /** Adds the last step while all fixtures still exist. Only the first call counts. */
  async end(passed: boolean): Promise<void> {
    if (this.#ended || this.#kind === 'off') return;
    this.#ended = true;
    await this.recorder.tell(
      passed ? this.#texts.test.ends : this.#texts.test.fails,
      passed ? 'passed' : 'failed',
    );
  }

  async #pictures(): Promise<ToldPicture[]> {
    if (this.#kind !== 'pictures') return [];
    const pictures: ToldPicture[] = [];
    const sides = [
      { alt: this.#texts.report.browser, page: this.#page },
      { alt: this.#texts.report.app, page: this.#window },
    ];
    for (const { alt, page } of sides) {
      const isThere = page && !page.isClosed() && page.url() !== 'about:blank';
      const png = isThere ? await maskedPicture(page).catch(() => undefined) : undefined;
      if (png) pictures.push({ alt, png });
    }
    return pictures;
  }

  /** Returns a server's decisions if it tells them; for any other site, what it answered. */
  async #seen(): Promise<readonly Seen[]> {
    return this.#decisions?.() ?? this.#answers;
  }
}

/** Returns the method, path and status of a request that changes something. Never a query, a body or a possible token. */
function answerInWords(response: Response, language: Language): Seen | undefined {
  const method = response.request().method();
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return undefined;
  const path = new URL(response.url()).pathname
    .split('/')
    .map((part) => (part.length > 24 ? '…' : part))
    .join('/');
  const words = `${method} ${path}: ${response.status()} ${response.statusText()}`.trim();
  return {
    at: new Date().toISOString(),
    words: DIRECTIONS[language] === 'rtl' ? isolated(words) : words,
    outcome: response.status() < 400 ? 'success' : 'failure',
  };
}

function authenticatorIn({ authenticator }: Texts): Sentences<Authenticator> {
  return {
    scanScreen: () => authenticator.scanScreen,
    addFromImage: () => authenticator.addFromImage,
    addKeyUri: () => authenticator.addKeyUri,
    enrol: () => authenticator.enrol,
    code: () => authenticator.code,
    freshCode: () => authenticator.freshCode,
  };
}
