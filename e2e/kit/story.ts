/** The report of a test with the kit. It shows both sides step by step, from what the fixtures did. */
import type { Page, Response } from '@playwright/test';
import type { Authenticator } from './authenticator.ts';
import { DesktopAuthenticator } from './desktop.ts';
import { maskedPicture } from './report/masked-picture.ts';
import { Recorder } from './report/recorder.ts';
import { type Seen, seenBy, type ToldPicture } from './report/report.ts';
import { type Sentences, withNarration } from './report/with-narration.ts';
import type { DemoServerControl } from './server/demo-server.ts';

/** `pictures`: what each side showed, with secrets masked, and what the server saw. `words`: no images. `off`: no report. */
export type ReportKind = 'pictures' | 'words' | 'off';

export class Story {
  readonly recorder: Recorder;
  readonly #kind: ReportKind;
  readonly #answers: Seen[] = [];
  #page: Page | undefined;
  #app: DesktopAuthenticator | undefined;
  #server: DemoServerControl | undefined;
  #ended = false;

  constructor(kind: ReportKind) {
    this.#kind = kind;
    this.recorder = new Recorder({ pictures: () => this.#pictures(), seen: () => this.#seen() });
  }

  /** Runs `act` and adds one sentence to the report. What the fixtures do inside `act` is part of that step. */
  step<T>(sentence: string, act: () => Promise<T>): Promise<T> {
    return this.#kind === 'off' ? act() : this.recorder.step(sentence, act);
  }

  watchPage(page: Page): void {
    this.#page = page;
    page.context().on('response', (response) => {
      const seen = answerInWords(response);
      if (seen) this.#answers.push(seen);
    });
  }

  watchAuthenticator(authenticator: Authenticator): Authenticator {
    if (authenticator instanceof DesktopAuthenticator) this.#app = authenticator;
    return withNarration(authenticator, AUTHENTICATOR, (sentence, act) => this.step(sentence, act));
  }

  watchServer(server: DemoServerControl): DemoServerControl {
    this.#server = server;
    return withNarration(server, DEMO_SERVER, (sentence, act) => this.step(sentence, act));
  }

  /** Adds the last step while all fixtures still exist. Only the first call counts. */
  async end(passed: boolean): Promise<void> {
    if (this.#ended || this.#kind === 'off') return;
    this.#ended = true;
    await this.recorder.tell(
      passed ? 'The test ends.' : 'The test fails here.',
      passed ? 'passed' : 'failed',
    );
  }

  async #pictures(): Promise<ToldPicture[]> {
    if (this.#kind !== 'pictures') return [];
    const pictures: ToldPicture[] = [];
    const sides = [
      { alt: 'The browser', page: this.#page },
      { alt: 'The desktop app', page: this.#app?.app.window },
    ];
    for (const { alt, page } of sides) {
      const isThere = page && !page.isClosed() && page.url() !== 'about:blank';
      const png = isThere ? await maskedPicture(page).catch(() => undefined) : undefined;
      if (png) pictures.push({ alt, png });
    }
    return pictures;
  }

  /** Returns the demo server's decisions; for any other site, what it answered. */
  async #seen(): Promise<readonly Seen[]> {
    return this.#server ? seenBy(await this.#server.audit()) : this.#answers;
  }
}

/** Returns the method, path and status of a request that changes something. Never a query, a body or a possible token. */
function answerInWords(response: Response): Seen | undefined {
  const method = response.request().method();
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return undefined;
  const path = new URL(response.url()).pathname
    .split('/')
    .map((part) => (part.length > 24 ? '…' : part))
    .join('/');
  return {
    at: new Date().toISOString(),
    words: `${method} ${path}: ${response.status()} ${response.statusText()}`.trim(),
    outcome: response.status() < 400 ? 'success' : 'failure',
  };
}

const AUTHENTICATOR: Sentences<Authenticator> = {
  scanScreen: () => 'The authenticator scans the screen and adds what it finds.',
  addFromImage: () => 'The authenticator reads an image and adds the key in it.',
  addKeyUri: () => 'The authenticator adds a key URI.',
  enrol: () => 'The authenticator finds the QR code on the page and adds it.',
  code: () => 'The authenticator shows its code.',
  freshCode: () => 'The authenticator shows a fresh code.',
};

const DEMO_SERVER: Sentences<DemoServerControl> = {
  seed: (...people) =>
    `The demo server has accounts for ${people.map(({ name, twoFactor }) => `${name}, with${twoFactor ? '' : 'out'} a second factor`).join('; ')}.`,
  clock: { advance: (ms) => `The demo server’s clock moves by ${ms / 1000} seconds.` },
  mail: {
    waitFor: ({ kind } = {}) => `The test waits for an email${kind === undefined ? '' : `: ${kind}`}.`,
  },
  faults: {
    mailDown: (isDown = true) => (isDown ? 'Email delivery fails.' : 'Email delivery works again.'),
    slowStore: (ms) => `Each database statement takes ${ms} ms longer.`,
    skew: (ms) => `The demo server’s clock is wrong by ${ms / 1000} seconds.`,
    none: () => 'Everything works again.',
  },
};
