/** One or several servers under test, under load from this process. */
import { type Call, inParallel, Load, median, percentiles, round, type Timing } from './load.ts';
import type { MeasuredServer } from './measured-process.ts';

/** Connections of a measurement of second steps. */
export const CONNECTIONS = 16;
/** Sign-ins that wait at any time in a {@link burst}. */
export const BURST = 32;

/** Passwords checked per second, and the 99th percentile of the event loop's delay in milliseconds. */
export interface Burst {
  perSecond: number;
  loopDelayP99: number;
}

export type Both<T> = { countersign: T; betterAuth: T };

/** Makes the calls, spread over the servers. */
export async function measure(
  servers: readonly Pick<MeasuredServer, 'address'>[],
  calls: readonly Call[],
  atATime = CONNECTIONS,
): Promise<Timing> {
  const loads = servers.map(({ address }) => new Load(address, atATime));
  const latencies: number[] = [];
  const began = performance.now();
  await inParallel([...calls.entries()], atATime, async ([index, call]) => {
    const sent = performance.now();
    await loads[index % loads.length]?.post(call);
    latencies.push(performance.now() - sent);
  });
  const seconds = (performance.now() - began) / 1000;
  for (const load of loads) load.close();
  return { perSecond: Math.round(calls.length / seconds), ...percentiles(latencies) };
}

/** Makes calls for a while, with a constant number at once. @param callOf returns the call of a lane and a turn */
export async function burst(
  servers: readonly MeasuredServer[],
  ms: number,
  callOf: (index: number) => Call,
): Promise<Burst> {
  const loads = servers.map(({ address }) => new Load(address, BURST));
  for (const server of servers) await server.resetLoopDelay();
  const began = performance.now();
  let done = 0;
  const lanes = Array.from({ length: BURST }, (_, index) => index);
  await inParallel(lanes, BURST, async (lane) => {
    for (let index = lane; performance.now() - began < ms; index += BURST) {
      await loads[lane % loads.length]?.post(callOf(index));
      done += 1;
    }
  });
  const seconds = (performance.now() - began) / 1000;
  for (const load of loads) load.close();
  const delays = await Promise.all(servers.map((server) => server.loopDelayP99()));
  return { perSecond: round(done / seconds), loopDelayP99: round(Math.max(...delays)) };
}

/** Runs both one after the other. They take turns to go first, so that a change of the computer's speed is fair. */
export async function inTurns<T>(
  turn: number,
  { countersign, betterAuth }: Both<() => Promise<T>>,
): Promise<Both<T>> {
  if (turn % 2 === 0) return { countersign: await countersign(), betterAuth: await betterAuth() };
  const theirs = await betterAuth();
  return { countersign: await countersign(), betterAuth: theirs };
}

export function medianTiming(timings: readonly Timing[]): Timing {
  return {
    perSecond: median(timings.map(({ perSecond }) => perSecond)),
    p50: median(timings.map(({ p50 }) => p50)),
    p99: median(timings.map(({ p99 }) => p99)),
  };
}

export function medianBurst(bursts: readonly Burst[]): Burst {
  return {
    perSecond: median(bursts.map(({ perSecond }) => perSecond)),
    loopDelayP99: median(bursts.map(({ loopDelayP99 }) => loopDelayP99)),
  };
}
