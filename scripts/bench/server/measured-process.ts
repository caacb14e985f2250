import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** A server under test, in a process of its own, that tells how long its event loop was held up. */
export interface MeasuredServer {
  address: string;
  /** Forgets the delays so far. */
  resetLoopDelay(): Promise<void>;
  /** 99th percentile since then, in milliseconds. */
  loopDelayP99(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts one of the entries in this folder. @param url the entry's `import.meta.url`-relative address */
export async function startMeasured(url: URL, env: Record<string, string>): Promise<MeasuredServer> {
  const child = fork(url, { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const ended = once(child, 'exit');
  const address = await Promise.race([
    answer<string>(child),
    ended.then(() => Promise.reject(new Error(`${url.pathname} ended before it listened.`))),
  ]);
  const ask = async <T>(question: string) => {
    child.send(question);
    return answer<T>(child);
  };
  return {
    address,
    resetLoopDelay: () => ask<void>('reset'),
    loopDelayP99: () => ask<number>('read'),
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function answer<T>(child: ChildProcess): Promise<T> {
  const [message] = await once(child, 'message');
  return message.value;
}

/** The other end, in the server's process: says where it listens, then answers. */
export function answerMeasurements(address: string): void {
  // A millisecond is the finest it samples; what it reports is the time between samples beyond that.
  const resolution = 1;
  const delays = monitorEventLoopDelay({ resolution });
  delays.enable();
  process.send?.({ value: address });
  process.on('message', (question) => {
    if (question === 'reset') delays.reset();
    const value = question === 'read' ? delays.percentile(99) / 1e6 - resolution : undefined;
    process.send?.({ value });
  });
}
