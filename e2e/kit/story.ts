/** What a test with the kit leaves for people: both sides in step, told by what the fixtures did. */
import type { Page, Response } from '@playwright/test';
import type { Authenticator } from './authenticator.ts';
import { DesktopAuthenticator } from './desktop.ts';
import { maskedPicture } from './report/masked-picture.ts';
import { Recorder } from './report/recorder.ts';
import { type Seen, seenBy, type ToldPicture } from './report/report.ts';
import { type Sentences, withNarration } from './report/with-narration.ts';
import type { DemoServerControl } from './server/demo-server.ts';

/** `pictures`: what was shown, secrets masked, and what the server saw. `words`: without pictures. `off`: nothing. */
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

  /** Does something, and tells it in the report in one sentence; the fixtures' own acts inside it are part of it. */
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

  /** The last look, while everything is still there; only the first one counts. */
  async end(passed: boolean): Promise<void> {
    if (this.#ended || this.#kind === 'off') return;
    this.#ended = true;
    await this.recorder.tell(
      passed ? 'The test is over.' : 'The test ends here.',
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

  /** The demo server tells what it decided; any other site is known by what it answered. */
  async #seen(): Promise<readonly Seen[]> {
    return this.#server ? seenBy(await this.#server.audit()) : this.#answers;
  }
}

/** What was asked to be changed, and the status: never a query, a body, or a part of a path that may be a token. */
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
  scanScreen: () => 'The authenticator looks at the screen, and adds what it finds.',
  addFromImage: () => 'The authenticator reads a picture, and adds the key in it.',
  addKeyUri: () => 'The authenticator is given a key URI.',
  enrol: () => 'The authenticator finds the QR on the page, and adds it.',
  code: () => 'The authenticator shows its code.',
  freshCode: () => 'The authenticator shows a fresh code.',
};

const DEMO_SERVER: Sentences<DemoServerControl> = {
  seed: (...people) =>
    `The demo server knows ${people.map(({ name, twoFactor }) => `${name}, with${twoFactor ? '' : 'out'} a second factor`).join('; ')}.`,
  clock: { advance: (ms) => `The demo server’s clock is moved by ${ms / 1000} seconds.` },
  mail: { waitFor: ({ kind } = {}) => `Mail is waited for${kind === undefined ? '' : `: ${kind}`}.` },
  faults: {
    mailDown: (isDown = true) => (isDown ? 'Mail is not delivered from now on.' : 'Mail is delivered again.'),
    slowStore: (ms) => `The database takes ${ms} ms longer for everything.`,
    skew: (ms) => `The demo server’s clock is wrong by ${ms / 1000} seconds.`,
    none: () => 'Everything works again.',
  },
};
