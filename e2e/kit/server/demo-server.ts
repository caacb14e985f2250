/** The demo server as a fixture: a process of its own on an empty database, and its demo controls as functions. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { DemoFaults, demoRoutes, ReplyOf } from '../../../demo-server/contract/index.ts';
import { startDemoServer } from '../../fixtures/demo-server.ts';

/** Somebody to be there when the test begins. */
export interface SeedPerson {
  name: string;
  email: string;
  password: string;
  /** Whether the second factor is on; off unless said otherwise. */
  twoFactor?: boolean;
}

export type SeededPerson = ReplyOf<(typeof demoRoutes)['seedDemo']>['people'][number];
export type Mail = ReplyOf<(typeof demoRoutes)['demoOutbox']>['mails'][number];
export type AuditEvent = ReplyOf<(typeof demoRoutes)['demoAudit']>['events'][number];

export interface MailWanted {
  /** The recipient’s address. */
  to?: string;
  /** Such as `two-factor-enabled` or `reset-password`. */
  kind?: string;
  /** How long to wait, in milliseconds; ten seconds unless said otherwise. */
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

  /** A demo server that runs already, with its demo controls on. Stopping it is left to whoever started it. */
  static at(address: string): DemoServerControl {
    return new DemoServerControl(address, async () => {});
  }

  static async start(): Promise<DemoServerControl> {
    const { address, stop } = await startDemoServer({ DEMO_CONTROLS: '1' });
    return new DemoServerControl(address, stop);
  }

  /** Forgets everybody, and puts the clock and the faults back. */
  async reset(): Promise<void> {
    await this.#post('reset', {});
    this.#offset = 0;
  }

  /** Makes accounts; with `twoFactor` the reply holds the key URI for the authenticator, and the backup codes. */
  async seed(...people: SeedPerson[]): Promise<SeededPerson[]> {
    const reply = await this.#post<ReplyOf<(typeof demoRoutes)['seedDemo']>>('seed', { people });
    return reply.people;
  }

  readonly clock = {
    /** Moves the server’s clock, by milliseconds. The desktop app’s clock stays: its codes are then out of time. */
    advance: async (ms: number): Promise<void> => {
      await this.#post('clock', { advanceMs: ms });
      this.#offset += ms;
    },
    /** What the server takes the time to be, without a skew; Unix milliseconds. For `HeadlessAuthenticator.useClock`. */
    now: (): number => Date.now() + this.#offset,
  };

  readonly mail = {
    /** All mail that has been delivered, the oldest first. */
    all: async (): Promise<Mail[]> => {
      const { mails } = await this.#get<ReplyOf<(typeof demoRoutes)['demoOutbox']>>('outbox');
      return mails.filter(({ delivered }) => delivered);
    },
    /** The newest mail like that. @throws when none is delivered in time */
    waitFor: async ({ to, kind, timeout = 10_000 }: MailWanted = {}): Promise<Mail> => {
      const until = Date.now() + timeout;
      for (;;) {
        const found = (await this.mail.all()).findLast(
          (mail) => (to === undefined || mail.recipient === to) && (kind === undefined || mail.kind === kind),
        );
        if (found) return found;
        if (Date.now() > until) {
          throw new Error(
            `No mail${kind ? ` of the kind ${kind}` : ''}${to ? ` to ${to}` : ''} was delivered.`,
          );
        }
        await sleep(100);
      }
    },
    /** The first link in the newest mail like that, to open as a person would. @throws when there is none in time */
    link: async (wanted: MailWanted = {}): Promise<string> => {
      const { text } = await this.mail.waitFor(wanted);
      const [link] = /https?:\/\/\S+#token=\S+/.exec(text ?? '') ?? [];
      if (link === undefined) throw new Error('There is no link in that mail.');
      return link;
    },
  };

  /** What the server saw and decided, the oldest first; of one person when an address is given. */
  async audit(email?: string): Promise<AuditEvent[]> {
    const { events } = await this.#get<ReplyOf<(typeof demoRoutes)['demoAudit']>>('audit');
    return email === undefined ? events : events.filter((event) => event.email === email);
  }

  readonly faults = {
    /** Delivering mail fails, so that it waits and is tried again, until it works again. */
    mailDown: (isDown = true): Promise<DemoFaults> => this.#post('faults', { mailDown: isDown }),
    /** Every statement to the database waits that long. */
    slowStore: (ms: number): Promise<DemoFaults> => this.#post('faults', { storeDelayMs: ms }),
    /** The server’s clock is wrong by that much. */
    skew: (ms: number): Promise<DemoFaults> => this.#post('faults', { clockSkewMs: ms }),
    /** Everything works again. */
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
    throw new Error(`The demo server refused (status ${response.status}). ${why}`);
  }
  return body as Reply;
}
