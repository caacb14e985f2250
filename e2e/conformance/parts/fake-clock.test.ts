import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { HOUR } from '../../../shared/durations.ts';
import { fakeClock } from './fake-clock.ts';

const clock = await fakeClock().catch(() => undefined);
const python = await promisify(execFile)('python3', ['--version']).catch(() => undefined);
afterAll(() => clock?.remove());

/** Waits until the next second but one of the clock that only runs on, and prints how long that took, in seconds. */
const WAIT = `
import ctypes, time
libc = ctypes.CDLL(None)
attributes, condition, mutex = (ctypes.create_string_buffer(64) for _ in range(3))
libc.pthread_condattr_init(attributes)
libc.pthread_condattr_setclock(attributes, time.CLOCK_MONOTONIC)
libc.pthread_cond_init(condition, attributes)
libc.pthread_mutex_init(mutex, None)
libc.pthread_mutex_lock(mutex)
begin = time.monotonic()
libc.pthread_cond_timedwait(condition, mutex, (ctypes.c_long * 2)(int(begin) + 2, 0))
print(time.monotonic() - begin)
`;

// Ruby waits in this way. When its waits ended at once, Redmine used up a processor while it had nothing to do.
test.skipIf(clock === undefined || python === undefined)(
  'a wait with a limit takes its time under a moved clock',
  async () => {
    await clock?.clock.advance(HOUR);
    const env = { ...process.env, ...clock?.env };
    const { stdout } = await promisify(execFile)('python3', ['-c', WAIT], { env });
    expect(Number(stdout)).toBeGreaterThan(0.9);
  },
);
