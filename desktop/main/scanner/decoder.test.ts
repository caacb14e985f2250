import { Worker } from 'node:worker_threads';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { DecodeError, Decoder } from './decoder.ts';
import { decoderFiles } from './decoder-files.ts';
import { canvas, drawQr } from './testing/pictures.ts';

const realWorker = () =>
  new Worker(new URL('./decode-worker.ts', import.meta.url), { workerData: decoderFiles() });

function decoderOf(startWorker: () => Worker, timeLimit?: number): Decoder {
  const decoder = new Decoder(startWorker, timeLimit);
  onTestFinished(() => decoder.release());
  return decoder;
}

const TEXT = 'otpauth://totp/Example:ann?secret=GEZDGNBVGY3TQOJQ';
const picture = (text = TEXT) => drawQr(canvas(400, 400), text, { x: 10, y: 10 });

describe('Decoder', () => {
  test('reads codes in a separate thread, from Electron’s blue-green-red order', async () => {
    const decoder = decoderOf(realWorker);
    // Dark red on light cyan: their brightness differs only if red and blue are not swapped.
    const red = drawQr(canvas(400, 400), TEXT, { x: 10, y: 10, dark: [0, 0, 160], light: [255, 255, 200] });
    expect((await decoder.decode({ ...red, order: 'bgra' })).map(({ text }) => text)).toEqual([TEXT]);
  });

  test('reads several pictures at once, and returns each one’s codes', async () => {
    const decoder = decoderOf(realWorker);
    const texts = ['one', 'two', 'three'];
    const answers = await Promise.all(texts.map((text) => decoder.decode(picture(text))));
    expect(answers.map(([code]) => code?.text)).toEqual(texts);
  });

  test('stops a thread that takes too long, reports it, and reads the next picture with a new one', async () => {
    let started = 0;
    const decoder = decoderOf(() => {
      started += 1;
      return started === 1 ? new Worker('for (;;) {}', { eval: true }) : realWorker();
    }, 3_000);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const endless = expect(decoder.decode(picture())).rejects.toThrow(DecodeError);
    await vi.advanceTimersByTimeAsync(3_000);
    await endless;
    expect(await decoder.decode(picture())).toHaveLength(1);
    expect(started).toBe(2);
  });

  test('reports when the thread ends unexpectedly', async () => {
    const decoder = decoderOf(() => new Worker('throw new Error("gone")', { eval: true }));
    await expect(decoder.decode(picture())).rejects.toThrow('stopped unexpectedly');
  });

  test('reports when the decoder cannot start', async () => {
    const decoder = decoderOf(
      () =>
        new Worker(new URL('./decode-worker.ts', import.meta.url), {
          workerData: { wasmPath: '/none.wasm' },
        }),
    );
    await expect(decoder.decode(picture())).rejects.toThrow(DecodeError);
  });
});
