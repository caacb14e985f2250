import { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import pino from 'pino';
import { expect, onTestFinished, test, vi } from 'vitest';
import { PATIENCE } from '../../shared/testing/patience.ts';
import { type Job, Rounds } from './rounds.ts';

function roundsOf(...jobs: Job[]) {
  const lines: string[] = [];
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines.push(JSON.parse(String(chunk)).job);
      done();
    },
  });
  const rounds = new Rounds(jobs, pino({ level: 'error' }, sink));
  onTestFinished(() => rounds.stop());
  return { rounds, logged: lines };
}

/** Returns a job that records its runs, and fails while `isBroken` is set. */
function noting(name: string, runs: string[]): Job & { isBroken: boolean } {
  return {
    name,
    isBroken: false,
    async run() {
      runs.push(name);
      if (this.isBroken) throw new Error(`${name} is broken.`);
    },
  };
}

test('jobs run in order; a failed job does not stop the others and is logged once until it works again', async () => {
  const runs: string[] = [];
  const [first, second] = [noting('first', runs), noting('second', runs)];
  const { rounds, logged } = roundsOf(first, second);
  await rounds.runNow();
  expect(runs).toEqual(['first', 'second']);

  first.isBroken = true;
  for (let round = 0; round < 3; round += 1) await expect(rounds.runNow()).rejects.toThrow('first is broken');
  expect(runs.filter((name) => name === 'second')).toHaveLength(4);
  expect(logged).toEqual(['first']);

  first.isBroken = false;
  await rounds.runNow();
  first.isBroken = true;
  await expect(rounds.runNow()).rejects.toThrow();
  expect(logged).toEqual(['first', 'first']);
});

test('one round runs at a time, and a call during a round gets another one', async () => {
  let atOnce = 0;
  let most = 0;
  let runs = 0;
  const { rounds } = roundsOf({
    name: 'slow',
    async run() {
      atOnce += 1;
      most = Math.max(most, atOnce);
      await sleep(20);
      runs += 1;
      atOnce -= 1;
    },
  });
  const first = rounds.runNow();
  await sleep(5);
  await Promise.all([rounds.runNow(), rounds.runNow()]);
  expect({ most, runs }).toEqual({ most: 1, runs: 2 });
  await first;
});

test('runs at once after the start, then at each interval until it is stopped', async () => {
  const runs: string[] = [];
  const { rounds } = roundsOf(noting('often', runs));
  rounds.start(10);
  expect(runs).toHaveLength(1);
  await vi.waitFor(() => expect(runs.length).toBeGreaterThan(2), PATIENCE);
  await rounds.stop();
  const count = runs.length;
  await sleep(50);
  expect(runs).toHaveLength(count);
});

test('stopping waits for the current round, which starts no other job', async () => {
  const runs: string[] = [];
  const { rounds } = roundsOf(
    {
      name: 'slow',
      async run() {
        await sleep(30);
        runs.push('slow');
      },
    },
    noting('next', runs),
  );
  rounds.start(1000);
  await rounds.stop();
  expect(runs).toEqual(['slow']);
});
