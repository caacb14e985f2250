/**
 * The hidden page that records a shared screen (desktop/main/found/shared-screen.ts). It keeps the stream and returns
 * images of it on request.
 */

import { untilStill } from './until-still.ts';

/**
 * From the W3C draft “MediaStreamTrack Insertable Media Processing using Streams”. TypeScript's library does not have
 * it.
 */
declare class MediaStreamTrackProcessor {
  constructor(init: { track: MediaStreamTrack });
  readonly readable: ReadableStream<VideoFrame>;
}

/** Chromium's constraints for a screen. On Wayland the screen id has no effect, because the portal asks the user. */
const SCREEN: object = {
  mandatory: {
    chromeMediaSource: 'desktop',
    chromeMediaSourceId: 'screen:0:0',
    maxWidth: 16_384,
    maxHeight: 16_384,
  },
};

/** A screen without changes sends no frames, so the newest frame shows its present state. */
let newest: VideoFrame | undefined;
/** When it came, by `performance.now()`. */
let cameAt = 0;

const sharedScreen = {
  /** @returns whether a screen was shared. Resolves when the first frame is there. */
  async open(): Promise<boolean> {
    const stream = await navigator.mediaDevices
      .getUserMedia({ audio: false, video: SCREEN })
      .catch(() => undefined);
    const track = stream?.getVideoTracks()[0];
    if (!track) return false;
    const reader = new MediaStreamTrackProcessor({ track }).readable.getReader();
    const first = await reader.read();
    if (!first.value) return false;
    keep(first.value);
    void keepNewest(reader);
    return true;
  },

  /**
   * Returns red, green, blue and alpha bytes, row by row from the top.
   *
   * @param when `still` waits until nothing moves on the screen
   */
  async picture(when?: 'still'): Promise<{ data: Uint8Array; width: number; height: number }> {
    if (when === 'still') {
      await untilStill({
        cameAt: () => cameAt,
        look,
        now: () => performance.now(),
        wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
      });
    }
    const frame = newest?.clone();
    if (!frame?.visibleRect) throw new Error('There is no picture of the screen.');
    const { width, height } = frame.visibleRect;
    const data = new Uint8Array(frame.allocationSize({ format: 'RGBA' }));
    await frame.copyTo(data, { format: 'RGBA' });
    frame.close();
    return { data, width, height };
  },
};

async function keepNewest(reader: ReadableStreamDefaultReader<VideoFrame>): Promise<void> {
  for (;;) {
    const { value } = await reader.read();
    if (!value) return;
    keep(value);
  }
}

function keep(frame: VideoFrame): void {
  newest?.close();
  newest = frame;
  cameAt = performance.now();
}

/** Of so many rows and columns, one is looked at. */
const STRIDE = 4;
const small = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });

/** Returns the newest frame, small. */
function look(): Uint8ClampedArray {
  if (!newest || !small) return new Uint8ClampedArray();
  const width = Math.ceil(newest.displayWidth / STRIDE);
  const height = Math.ceil(newest.displayHeight / STRIDE);
  Object.assign(small.canvas, { width, height });
  small.drawImage(newest, 0, 0, width, height);
  return small.getImageData(0, 0, width, height).data;
}

Object.assign(globalThis, { sharedScreen });
