import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { MINUTE } from '../../../shared/durations.ts';
import { AutoLock } from './auto-lock.ts';

function setUp() {
  const monitor = Object.assign(new EventEmitter(), { idle: 0, getSystemIdleTime: () => monitor.idle });
  const state = {
    now: 0,
    canLock: true,
    locks: 0,
    lockAfterMinutes: 15,
    lockWithScreen: true,
    lockOnSleep: true,
  };
  const autoLock = new AutoLock({
    monitor,
    settings: () => state,
    canLock: () => state.canLock,
    lock: async () => {
      state.locks += 1;
    },
    now: () => state.now,
  });
  return {
    monitor,
    state,
    autoLock,
    look: (afterSeconds: number) => {
      state.now += afterSeconds * 1000;
      autoLock.look();
      return state.locks;
    },
  };
}

test('counts unlocking as use, whatever the system counts', () => {
  const { monitor, state, autoLock, look } = setUp();
  monitor.idle = 3_600;
  autoLock.used();
  expect(look(10)).toBe(0);
  for (let seconds = 20; seconds < 15 * 60; seconds += 10) expect(look(10)).toBe(0);
  expect(look(10)).toBe(1);
  autoLock.used();
  // The clock falls back: the system's count decides.
  state.now -= MINUTE;
  expect(look(0)).toBe(2);
});

test('locks after the set idle time, and not before', () => {
  const { monitor, state, look } = setUp();
  monitor.idle = 15 * 60 - 1;
  expect(look(10)).toBe(0);
  monitor.idle = 15 * 60;
  expect(look(10)).toBe(1);
  state.lockAfterMinutes = 0;
  expect(look(10)).toBe(1);
});

test('locks after the computer slept without a suspend event', () => {
  const { look } = setUp();
  expect(look(10)).toBe(0);
  expect(look(3600)).toBe(1);
});

test('locks with the screen and before sleep, if these settings are on', () => {
  const { monitor, state } = setUp();
  monitor.emit('lock-screen');
  monitor.emit('suspend');
  expect(state.locks).toBe(2);
  state.lockWithScreen = false;
  state.lockOnSleep = false;
  monitor.emit('lock-screen');
  monitor.emit('suspend');
  expect(state.locks).toBe(2);
});

test('does not lock a vault that is already locked or has no passphrase', () => {
  const { monitor, state } = setUp();
  state.canLock = false;
  monitor.emit('suspend');
  expect(state.locks).toBe(0);
});
