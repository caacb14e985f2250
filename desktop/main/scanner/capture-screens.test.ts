import { EventEmitter } from 'node:events';
import type { BrowserWindow, DesktopCapturer, DesktopCapturerSource, Display, NativeImage } from 'electron';
import { describe, expect, test } from 'vitest';
import { type CaptureParts, captureScreens } from './capture-screens.ts';

/** A window outside Electron, with a log of the calls. */
class FakeWindow extends EventEmitter {
  readonly log: string[] = [];
  visible: boolean;
  readonly focused: boolean;

  constructor(visible: boolean, focused: boolean) {
    super();
    this.visible = visible;
    this.focused = focused;
  }
  isVisible = () => this.visible;
  isMinimized = () => false;
  isFocused = () => this.focused;
  isDestroyed = () => false;
  getBounds = () => ({ x: 0, y: 0, width: 5, height: 5 });
  hide() {
    this.log.push('hide');
    this.visible = false;
    setImmediate(() => this.emit('hide'));
  }
  show() {
    this.log.push('show');
    this.visible = true;
  }
  showInactive() {
    this.log.push('showInactive');
    this.visible = true;
  }
}

const image = (width: number, height: number, shade = 0): NativeImage =>
  ({
    isEmpty: () => width === 0,
    getSize: () => ({ width, height }),
    toBitmap: () => Buffer.alloc(width * height * 4, shade),
  }) as unknown as NativeImage;

const display = (id: number, width: number, height: number, scaleFactor = 1) =>
  ({ id, size: { width, height }, bounds: { x: 0, y: 0, width, height }, scaleFactor }) as Display;

function partsWith(
  displays: Display[],
  sources: (size: { width: number; height: number }) => { display_id: string; thumbnail: NativeImage }[],
  windows: FakeWindow[] = [],
): { parts: CaptureParts; asked: string[] } {
  const asked: string[] = [];
  const capturer = {
    getSources: async ({ thumbnailSize = { width: 0, height: 0 } }) => {
      expect(windows.some(({ visible }) => visible)).toBe(false);
      asked.push(`${thumbnailSize.width}x${thumbnailSize.height}`);
      return sources(thumbnailSize) as DesktopCapturerSource[];
    },
  } as DesktopCapturer;
  return {
    asked,
    parts: {
      capturer,
      displays: () => displays,
      ownWindows: () => windows as unknown as BrowserWindow[],
      platform: 'linux',
      screenAccess: () => 'granted',
      clock: movedClock(),
    },
  };
}

/** A clock on which every wait ends at once. */
function movedClock() {
  let now = 0;
  return {
    now: () => now,
    async wait(milliseconds: number) {
      now += milliseconds;
    },
  };
}

const sizesOf = (screens: Awaited<ReturnType<typeof captureScreens>>) =>
  screens.map(({ name, bitmap }) => `${name}: ${bitmap ? `${bitmap.width}x${bitmap.height}` : 'none'}`);

describe('captureScreens', () => {
  test('captures each display at its full resolution, for any order of the sources', async () => {
    const { parts, asked } = partsWith([display(1, 100, 50), display(2, 40, 30, 2)], ({ width, height }) => [
      { display_id: '2', thumbnail: image(width, height) },
      { display_id: '1', thumbnail: image(width, height) },
    ]);
    expect(sizesOf(await captureScreens(parts))).toEqual(['Screen 1: 100x50', 'Screen 2: 80x60']);
    expect(asked).toEqual(['100x50', '80x60']);
  });

  test('skips a screen with an empty picture, and names it', async () => {
    const { parts } = partsWith([display(1, 100, 50), display(2, 100, 50)], () => [
      { display_id: '1', thumbnail: image(0, 0) },
      { display_id: '2', thumbnail: image(100, 50) },
    ]);
    expect(sizesOf(await captureScreens(parts))).toEqual(['Screen 1: none', 'Screen 2: 100x50']);
  });

  test('hides its visible windows first, and returns the focus only to the one that had it', async () => {
    const windows = [new FakeWindow(true, true), new FakeWindow(true, false), new FakeWindow(false, false)];
    const { parts } = partsWith(
      [display(1, 10, 10)],
      () => [{ display_id: '1', thumbnail: image(10, 10) }],
      windows,
    );
    await captureScreens(parts);
    expect(windows.map(({ log }) => log)).toEqual([['hide', 'show'], ['hide', 'showInactive'], []]);
  });

  test('waits until the windows below are painted, and captures then', async () => {
    let captures = 0;
    const { parts } = partsWith([display(1, 10, 10)], () => {
      captures += 1;
      return [{ display_id: '1', thumbnail: image(10, 10, Math.min(captures, 5)) }];
    }, [new FakeWindow(true, true)]);
    const [screen] = await captureScreens(parts);
    expect(screen?.bitmap?.data[0]).toBe(5);
    expect(captures).toBe(6);
  });

  test('waits also where a window was a moment ago, and not without any', async () => {
    let captures = 0;
    const { parts } = partsWith([display(1, 10, 10)], () => {
      captures += 1;
      return [{ display_id: '1', thumbnail: image(10, 10, captures) }];
    });
    await captureScreens(parts);
    expect(captures).toBe(1);
    await captureScreens({ ...parts, vacated: [{ x: 0, y: 0, width: 4, height: 4 }] });
    // Something always moves there: a picture each 200 ms until two seconds are over.
    expect(captures).toBe(12);
  });

  test('shows its windows again when the capture fails, and says what to do', async () => {
    const windows = [new FakeWindow(true, true)];
    const { parts } = partsWith(
      [display(1, 10, 10)],
      () => {
        throw new Error('Failed to get sources.');
      },
      windows,
    );
    await expect(captureScreens(parts)).rejects.toMatchObject({
      code: 'capture-failed',
      message: expect.stringContaining('Take a screenshot and open it as an image'),
    });
    expect(windows[0]?.visible).toBe(true);
  });

  test('names the setting to change if macOS forbids it', async () => {
    const { parts } = partsWith([display(1, 10, 10)], () => []);
    await expect(
      captureScreens({ ...parts, platform: 'darwin', screenAccess: () => 'denied' }),
    ).rejects.toThrow('Screen Recording');
  });
});
