import { Agent, request } from 'node:http';

export interface Call {
  path: string;
  /** The body, or what makes it when the call is sent: a code may no longer count after a minute. */
  body: object | (() => object);
  cookie?: string;
  /** The client's address, for a server that trusts a proxy. */
  from?: string;
}

export interface Reply {
  status: number;
  /** `name=value` of each set cookie. */
  cookies: string[];
  body: string;
}

/** The duration of a request, in milliseconds. */
export interface Spread {
  p50: number;
  p99: number;
}

export interface Timing extends Spread {
  perSecond: number;
}

/** Open connections to one server. */
export class Load {
  readonly #address: URL;
  readonly #agent: Agent;

  constructor(address: string, connections: number) {
    this.#address = new URL(address);
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  close(): void {
    this.#agent.destroy();
  }

  /** Sends a request. @throws if the status is not 200, because a refusal takes less time */
  post({ path, body, cookie, from }: Call): Promise<Reply> {
    const sent = JSON.stringify(typeof body === 'function' ? body() : body);
    const { hostname, port, origin } = this.#address;
    return new Promise((resolve, reject) => {
      const outgoing = request(
        {
          hostname,
          port,
          path,
          method: 'POST',
          agent: this.#agent,
          headers: {
            Origin: origin,
            'Content-Type': 'application/json',
            'Content-Length': Buffer.byteLength(sent),
            ...(cookie !== undefined && { Cookie: cookie }),
            ...(from !== undefined && { 'X-Forwarded-For': from }),
          },
        },
        (incoming) => {
          let text = '';
          incoming.setEncoding('utf8');
          incoming.on('data', (chunk) => {
            text += chunk;
          });
          incoming.on('end', () => {
            const { statusCode: status = 0 } = incoming;
            if (status !== 200) reject(new Error(`${path} answered ${status}: ${text}`));
            const cookies = (incoming.headers['set-cookie'] ?? []).map((line) => line.split(';')[0] ?? '');
            resolve({ status, cookies, body: text });
          });
          incoming.on('error', reject);
        },
      );
      outgoing.on('error', reject);
      outgoing.end(sent);
    });
  }

  /** Makes the calls in order, `atATime` at once, and measures them. */
  async measure(calls: readonly Call[], atATime: number): Promise<Timing> {
    const latencies: number[] = [];
    const began = performance.now();
    await inParallel(calls, atATime, async (call) => {
      const sent = performance.now();
      await this.post(call);
      latencies.push(performance.now() - sent);
    });
    const seconds = (performance.now() - began) / 1000;
    return { perSecond: Math.round(calls.length / seconds), ...percentiles(latencies) };
  }
}

/**
 * Returns the call as a proxy passes it on: from an address that depends on its number. So it does not meet the limits
 * of one network, which many people never meet together.
 */
export function fromOwnNetwork(call: Call, index: number): Call {
  return { ...call, from: `10.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}` };
}

/** Runs work on every item, several at a time. */
export async function inParallel<T>(
  items: readonly T[],
  atATime: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = items.values();
  await Promise.all(
    Array.from({ length: atATime }, async () => {
      for (const item of queue) await work(item);
    }),
  );
}

export function percentiles(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) =>
    round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN);
  return { p50: at(0.5), p99: at(0.99) };
}

export function median(values: readonly number[]): number {
  return percentiles(values).p50;
}

export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
