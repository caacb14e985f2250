import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { RefusalCode } from '../contract/index.ts';
import type { AuditEntry } from '../store/audit.ts';
import type { Load } from '../store/load.ts';
import type { QueuedMessage } from '../store/mail-queue.ts';

/** What is asked for at each scrape. */
export interface Sources {
  /** Slow hashes: those that wait for a thread, and those at work. */
  passwords: () => { waiting: number; working: number };
  database: () => Load;
  /** Messages by state. @throws if the database does not answer */
  mail: () => Promise<Record<QueuedMessage['state'], number>>;
}

/** A finished request. */
export interface SeenRequest {
  method: string;
  /** The pattern of its route, never its actual address. */
  route: string;
  status: number;
  seconds: number;
  refusal: RefusalCode | undefined;
}

/** Bounds of the histogram of durations, in seconds. Slow hashes take a few hundred milliseconds. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
/** Methods that are named. A client can send others, and each would be a new series. */
const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST']);
/** How long a scrape waits for the database, in milliseconds. */
const PATIENCE_MS = 1000;

/**
 * What the process counts, in the text format of Prometheus. Labels are words of this program only: routes, codes, kinds.
 * None names a person, an address or an account.
 */
export class Metrics {
  readonly #registry = new Registry();
  readonly #requests: Histogram<'method' | 'route' | 'status'>;
  readonly #refusals: Counter<'code'>;
  readonly #signIns: Counter<'outcome' | 'reason'>;
  readonly #activity: Counter<'kind' | 'outcome'>;
  readonly #up: Gauge;
  readonly #messages: Gauge<'state'>;
  readonly #countMail: Sources['mail'];

  constructor({ passwords, database, mail }: Sources) {
    const registers = [this.#registry];
    // Memory, CPU time, and the delay of the event loop.
    collectDefaultMetrics({ register: this.#registry });
    this.#requests = new Histogram({
      name: 'countersign_http_request_duration_seconds',
      help: 'Duration of requests by route pattern.',
      labelNames: ['method', 'route', 'status'],
      buckets: SECONDS,
      registers,
    });
    this.#refusals = new Counter({
      name: 'countersign_refusals_total',
      help: 'Refused requests by code.',
      labelNames: ['code'],
      registers,
    });
    this.#signIns = new Counter({
      name: 'countersign_sign_ins_total',
      help: 'Password and passkey checks at sign-in by outcome.',
      labelNames: ['outcome', 'reason'],
      registers,
    });
    this.#activity = new Counter({
      name: 'countersign_activity_total',
      help: 'Events of the audit log by kind.',
      labelNames: ['kind', 'outcome'],
      registers,
    });
    new Gauge({
      name: 'countersign_passwords',
      help: 'Slow hashes that wait for a thread, and those at work.',
      labelNames: ['state'],
      registers,
      collect() {
        for (const [state, count] of Object.entries(passwords())) this.set({ state }, count);
      },
    });
    new Gauge({
      name: 'countersign_database_connections',
      help: 'Connections of this process to the database.',
      labelNames: ['state'],
      registers,
      collect() {
        const { busy, idle } = database();
        this.set({ state: 'busy' }, busy);
        this.set({ state: 'idle' }, idle);
      },
    });
    new Gauge({
      name: 'countersign_database_waiting',
      help: 'Statements and transactions that wait for a connection.',
      registers,
      collect() {
        this.set(database().waiting);
      },
    });
    this.#up = new Gauge({
      name: 'countersign_database_up',
      help: '1 if the database answered this scrape.',
      registers,
    });
    this.#messages = new Gauge({
      name: 'countersign_mail_messages',
      help: 'Messages in the queue by state. All servers of a database report the same.',
      labelNames: ['state'],
      registers,
    });
    this.#countMail = mail;
  }

  sawRequest({ method, route, status, seconds, refusal }: SeenRequest): void {
    this.#requests.observe({ method: METHODS.has(method) ? method : 'other', route, status }, seconds);
    if (refusal) this.#refusals.inc({ code: refusal });
  }

  sawActivity({ kind, outcome, reason }: Pick<AuditEntry, 'kind' | 'outcome' | 'reason'>): void {
    this.#activity.inc({ kind, outcome });
    if (kind === 'sign-in') this.#signIns.inc({ outcome, reason: reason ?? 'none' });
  }

  /** Returns everything as text, and its type. */
  async text(): Promise<{ type: string; text: string }> {
    const counts = await withinTime(this.#countMail()).catch(() => undefined);
    this.#up.set(counts ? 1 : 0);
    this.#messages.reset();
    for (const [state, count] of Object.entries(counts ?? {})) this.#messages.set({ state }, count);
    return { type: this.#registry.contentType, text: await this.#registry.metrics() };
  }
}

async function withinTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${PATIENCE_MS} ms.`)), PATIENCE_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
