import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CodeClipboard } from './clipboard.ts';
import { MemoryClipboard } from './testing/memory-clipboard.ts';

const CLEAR_AFTER = 30_000;

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

function copying() {
  const system = new MemoryClipboard();
  return { system, codes: new CodeClipboard(system, Date.now, () => CLEAR_AFTER) };
}

describe('CodeClipboard', () => {
  test('clears a code at the time that it returned', async () => {
    const { system, codes } = copying();
    expect(await codes.copy('123456')).toBe(1_000_000 + CLEAR_AFTER);
    await vi.advanceTimersByTimeAsync(CLEAR_AFTER - 1);
    expect(system.text).toBe('123456');
    await vi.advanceTimersByTimeAsync(1);
    expect(system.text).toBe('');
  });

  test('does not clear what the user copied later', async () => {
    const { system, codes } = copying();
    await codes.copy('123456');
    await system.writeText('a shopping list');
    await vi.advanceTimersByTimeAsync(CLEAR_AFTER);
    expect(system.text).toBe('a shopping list');
  });

  test('clears the selection, too, each place only if it still has the code', async () => {
    const { system, codes } = copying();
    await codes.copy('123456');
    await codes.clear();
    expect([system.text, system.selection.text]).toEqual(['', '']);

    await codes.copy('123456');
    system.selection.text = 'a marked word';
    await codes.clear();
    expect([system.text, system.selection.text]).toEqual(['', 'a marked word']);

    await codes.copy('123456');
    system.text = 'a shopping list';
    await codes.clear();
    expect([system.text, system.selection.text]).toEqual(['a shopping list', '']);
  });

  test('clears one place even if the other cannot be read', async () => {
    const { system, codes } = copying();
    await codes.copy('123456');
    system.readText = () => Promise.reject(new Error('The owner does not answer'));
    await codes.clear();
    expect(system.selection.text).toBe('');
  });

  test('leaves no earlier code in a selection that a copy does not fill', async () => {
    const { system, codes } = copying();
    await codes.copy('111111');
    system.writeText = async (text) => {
      system.text = text;
    };
    await codes.copy('222222');
    expect([system.text, system.selection.text]).toEqual(['222222', '']);
  });

  test('keeps a second code for its full time', async () => {
    const { system, codes } = copying();
    await codes.copy('111111');
    await vi.advanceTimersByTimeAsync(CLEAR_AFTER - 1);
    await codes.copy('222222');
    await vi.advanceTimersByTimeAsync(CLEAR_AFTER - 1);
    expect(system.text).toBe('222222');
  });

  test('clears once when the app quits', async () => {
    const { system, codes } = copying();
    await codes.copy('123456');
    expect(codes.holdsCode).toBe(true);
    await codes.clear();
    expect([system.text, codes.holdsCode]).toEqual(['', false]);
    await system.writeText('123456');
    await codes.clear();
    expect(system.text).toBe('123456');
  });
});
