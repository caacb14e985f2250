/**
 * The hidden page that records a shared screen (desktop/main/found/shared-screen.ts). It keeps the stream and returns
 * images of it on request.
 */

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

/**
 * How long a screen shows no change until it is still, in milliseconds. When the app's window is hidden, the windows below
 * are moved or uncovered, and paint themselves. On a busy computer they do so late.
 */
const STILL = 500;
/** The longest wait for a still screen, in milliseconds: a film is never still. */
const LONGEST_WAIT = 3_000;

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
    if (when === 'still') await untilStill();
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

async function untilStill(): Promise<void> {
  const lastMoment = performance.now() + LONGEST_WAIT;
  for (;;) {
    const wait = Math.min(cameAt + STILL, lastMoment) - performance.now();
    if (wait <= 0) return;
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}

Object.assign(globalThis, { sharedScreen });
