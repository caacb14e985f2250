import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** A server under test in its own process, which reports the delays of its event loop. */
export interface MeasuredServer {
  address: string;
  pid: number;
  /** Resets the delays. */
  resetLoopDelay(): Promise<void>;
  /** Returns the 99th percentile since the reset, in milliseconds. */
  loopDelayP99(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts a server of this folder. @param url its file's URL */
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
    pid: child.pid ?? 0,
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

/** Runs in the server's process: reports its address, then answers requests for measurements. */
export function answerMeasurements(address: string): void {
  // One millisecond is the finest resolution. The report contains the time between samples, so it is subtracted.
  const resolution = 1;
  const delays = monitorEventLoopDelay({ resolution });
  delays.enable();
  // Without the benchmark, the server would go on for ever.
  process.once('disconnect', () => process.exit(1));
  process.send?.({ value: address });
  process.on('message', (question) => {
    if (question === 'reset') delays.reset();
    const value = question === 'read' ? delays.percentile(99) / 1e6 - resolution : undefined;
    process.send?.({ value });
  });
}
