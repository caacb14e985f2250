/** The demo server as a fixture: its own process with an empty database, and its demo controls as functions. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { DemoFaults, demoRoutes, ReplyOf } from '../../../demo-server/contract/index.ts';
import { startDemoServer } from '../../fixtures/demo-server.ts';

/** A user who exists when the test starts. */
export interface SeedPerson {
  name: string;
  email: string;
  password: string;
  /** Whether the second factor is on. Default: off. */
  twoFactor?: boolean;
}

export type SeededPerson = ReplyOf<(typeof demoRoutes)['seedDemo']>['people'][number];
export type Mail = ReplyOf<(typeof demoRoutes)['demoOutbox']>['mails'][number];
export type AuditEvent = ReplyOf<(typeof demoRoutes)['demoAudit']>['events'][number];

export interface MailWanted {
  /** The recipient’s email address. */
  to?: string;
  /** For example `two-factor-enabled` or `reset-password`. */
  kind?: string;
  /** How long to wait, in milliseconds. Default: ten seconds. */
  timeout?: number;
}

export class DemoServerControl {
  /** `http://127.0.0.1:PORT` */
  readonly address: string;
  readonly #stop: () => Promise<void>;
  #offset = 0;

  private constructor(address: string, stop: () => Promise<void>) {
    this.address = address;
    this.#stop = stop;
  }

  /** Controls a demo server that is already running with its demo controls on. `stop` does not stop that server. */
  static at(address: string): DemoServerControl {
    return new DemoServerControl(address, async () => {});
  }

  static async start(): Promise<DemoServerControl> {
    const { address, stop } = await startDemoServer({ DEMO_CONTROLS: '1' });
    return new DemoServerControl(address, stop);
  }

  /** Deletes all accounts and resets the clock and the faults. */
  async reset(): Promise<void> {
    await this.#post('reset', {});
    this.#offset = 0;
  }

  /** Creates accounts. With `twoFactor` the reply contains the key URI for the authenticator and the backup codes. */
  async seed(...people: SeedPerson[]): Promise<SeededPerson[]> {
    const reply = await this.#post<ReplyOf<(typeof demoRoutes)['seedDemo']>>('seed', { people });
    return reply.people;
  }

  readonly clock = {
    /** Moves the server’s clock by milliseconds. The desktop app’s clock does not move, so its codes no longer match. */
    advance: async (ms: number): Promise<void> => {
      await this.#post('clock', { advanceMs: ms });
      this.#offset += ms;
    },
    /** Returns the server’s time without a skew, in Unix milliseconds. For `HeadlessAuthenticator.useClock`. */
    now: (): number => Date.now() + this.#offset,
  };

  readonly mail = {
    /** Returns all delivered email, the oldest first. */
    all: async (): Promise<Mail[]> => {
      const { mails } = await this.#get<ReplyOf<(typeof demoRoutes)['demoOutbox']>>('outbox');
      return mails.filter(({ delivered }) => delivered);
    },
    /** Returns the newest matching email. @throws if none is delivered in time */
    waitFor: async ({ to, kind, timeout = 10_000 }: MailWanted = {}): Promise<Mail> => {
      const until = Date.now() + timeout;
      for (;;) {
        const found = (await this.mail.all()).findLast(
          (mail) => (to === undefined || mail.recipient === to) && (kind === undefined || mail.kind === kind),
        );
        if (found) return found;
        if (Date.now() > until) {
          throw new Error(
            `No email${kind ? ` of the kind ${kind}` : ''}${to ? ` to ${to}` : ''} was delivered.`,
          );
        }
        await sleep(100);
      }
    },
    /** Returns the first link in the newest matching email. @throws if no such email is delivered in time */
    link: async (wanted: MailWanted = {}): Promise<string> => {
      const { text } = await this.mail.waitFor(wanted);
      const [link] = /https?:\/\/\S+#token=\S+/.exec(text ?? '') ?? [];
      if (link === undefined) throw new Error('That email contains no link.');
      return link;
    },
  };

  /** Returns what the server decided, the oldest first. With an address, for that user only. */
  async audit(email?: string): Promise<AuditEvent[]> {
    const { events } = await this.#get<ReplyOf<(typeof demoRoutes)['demoAudit']>>('audit');
    return email === undefined ? events : events.filter((event) => event.email === email);
  }

  readonly faults = {
    /** Makes email delivery fail. The server keeps the email and tries again later. */
    mailDown: (isDown = true): Promise<DemoFaults> => this.#post('faults', { mailDown: isDown }),
    /** Delays every database statement by this many milliseconds. */
    slowStore: (ms: number): Promise<DemoFaults> => this.#post('faults', { storeDelayMs: ms }),
    /** Makes the server’s clock wrong by this many milliseconds. */
    skew: (ms: number): Promise<DemoFaults> => this.#post('faults', { clockSkewMs: ms }),
    /** Removes all faults. */
    none: (): Promise<DemoFaults> =>
      this.#post('faults', { mailDown: false, storeDelayMs: 0, clockSkewMs: 0 }),
  };

  stop(): Promise<void> {
    return this.#stop();
  }

  async #get<Reply>(name: string): Promise<Reply> {
    return read(await fetch(`${this.address}/demo/${name}`));
  }

  async #post<Reply>(name: string, body: object): Promise<Reply> {
    return read(
      await fetch(`${this.address}/demo/${name}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      }),
    );
  }
}

async function read<Reply>(response: Response): Promise<Reply> {
  const body: unknown = await response.json();
  if (!response.ok) {
    const why = typeof body === 'object' && body !== null && 'message' in body ? String(body.message) : '';
    throw new Error(`The demo server refused the request (status ${response.status}). ${why}`);
  }
  return body as Reply;
}
