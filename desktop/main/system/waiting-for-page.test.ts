import { expect, test } from 'vitest';
import { MINUTE } from '../../../shared/durations.ts';
import { WaitingForPage } from './waiting-for-page.ts';

function waiting() {
  const clock = { now: 1_000_000_000 };
  return { clock, requests: new WaitingForPage(() => clock.now) };
}

test('a request waits until it is taken, once; the newest one counts', () => {
  const { requests } = waiting();
  requests.put('settings');
  requests.put('scan');
  expect([requests.take(), requests.take()]).toEqual(['scan', undefined]);
});

test('what several starts pass is kept together', () => {
  const { requests } = waiting();
  requests.putHandedOver({ text: '', paths: ['/a.png'] });
  requests.putHandedOver({ text: 'otpauth://x', paths: ['/b.png'] });
  expect(requests.take()).toBe('handed-over');
  expect(requests.takeHandedOver()).toEqual({ text: 'otpauth://x', paths: ['/a.png', '/b.png'] });
  expect(requests.takeHandedOver()).toBeUndefined();
});

test.each([9, 11, -11])('after %i minutes by the clock', (minutes) => {
  const { requests, clock } = waiting();
  requests.putHandedOver({ text: 'otpauth://x', paths: [] });
  clock.now += minutes * MINUTE;
  const kept = Math.abs(minutes) < 10;
  expect(requests.take()).toBe(kept ? 'handed-over' : undefined);
  expect(requests.takeHandedOver() !== undefined).toBe(kept);
});
