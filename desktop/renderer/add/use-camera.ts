import { type RefObject, useEffect, useState } from 'react';
import type { FoundReport } from '../../ipc/found.ts';
import { ask } from '../bridge/bridge.ts';
import { translate } from '../texts/translator.ts';

/** Maximum pictures read per second. A slow computer reads fewer. */
const MOST_A_SECOND = 10;
/** Maximum length of a picture's longer side, in pixels. */
const MOST_SIDE = 1280;

export interface CameraState {
  /** `seeing` as soon as there are pictures. */
  state: 'opening' | 'seeing' | 'failed';
  /** The error message, if it failed. */
  failure?: string;
  /** The available cameras, known after the first one is open. */
  cameras: readonly { id: string; label: string }[];
}

/**
 * Shows a camera in a video element and reads its pictures, until a code is found or the component unmounts.
 *
 * @param cameraId the camera; empty for the system's default
 * @param attempt another number tries again
 */
export function useCamera(
  video: RefObject<HTMLVideoElement | null>,
  cameraId: string,
  attempt: number,
  onFound: (report: FoundReport) => void,
): CameraState {
  const [state, setState] = useState<CameraState>({ state: 'opening', cameras: [] });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt starts again
  useEffect(() => {
    const ending = new AbortController();
    const { signal } = ending;
    const fail = (failure: string) => {
      if (!signal.aborted) setState(({ cameras }) => ({ state: 'failed', failure, cameras }));
    };
    const watch = async () => {
      setState(({ cameras }) => ({ state: 'opening', cameras }));
      const opened = await ask('camera:open', undefined);
      if (!opened.ok) return fail(opened.error.message);
      const stream = await openStream(cameraId, signal);
      const cameras = await listCameras();
      const element = video.current;
      if (signal.aborted || !element) return;
      element.srcObject = stream;
      await element.play();
      if (signal.aborted) return;
      setState({ state: 'seeing', cameras });
      stream.getVideoTracks()[0]?.addEventListener('ended', () => fail(translate('camera.gone')), { signal });
      const report = await lookUntilFound(element, signal);
      if (report) onFound(report);
    };
    watch().catch((error: unknown) => fail(sentenceFor(error)));
    return () => {
      ending.abort();
      void ask('camera:close', undefined);
    };
  }, [video, cameraId, attempt, onFound]);
  return state;
}

/** Opens the camera. Its tracks stop when the signal aborts, even if the camera opens later. */
async function openStream(cameraId: string, signal: AbortSignal): Promise<MediaStream> {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: false,
    video: {
      width: { ideal: MOST_SIDE },
      height: { ideal: 720 },
      ...(cameraId !== '' && { deviceId: { exact: cameraId } }),
    },
  });
  const stop = () => {
    for (const track of stream.getTracks()) track.stop();
  };
  if (signal.aborted) stop();
  else signal.addEventListener('abort', stop);
  return stream;
}

async function listCameras(): Promise<{ id: string; label: string }[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices.flatMap(({ kind, deviceId, label }) =>
    kind === 'videoinput' ? [{ id: deviceId, label }] : [],
  );
}

/** Reads one picture at a time until a code is found. */
async function lookUntilFound(
  video: HTMLVideoElement,
  signal: AbortSignal,
): Promise<FoundReport | undefined> {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  while (context && !signal.aborted) {
    const started = performance.now();
    const scale = Math.min(1, MOST_SIDE / Math.max(1, video.videoWidth, video.videoHeight));
    canvas.width = Math.round(video.videoWidth * scale);
    canvas.height = Math.round(video.videoHeight * scale);
    if (canvas.width > 0 && canvas.height > 0) {
      context.drawImage(video, 0, 0, canvas.width, canvas.height);
      const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
      const reply = await ask('camera:frame', { width, height, pixels: new Uint8Array(data.buffer) });
      if (signal.aborted) return undefined;
      if (!reply.ok) throw new FrameError(reply.error.message);
      if (reply.value) return reply.value;
    }
    const pause = Math.max(0, 1000 / MOST_A_SECOND - (performance.now() - started));
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  return undefined;
}

/** The main process refused a picture. `message` is shown to the user. */
class FrameError extends Error {
  override name = 'FrameError';
}

/** Returns the message for an error. The names are from the Media Capture and Streams specification, § 10.3. */
function sentenceFor(error: unknown): string {
  if (error instanceof FrameError) return error.message;
  switch (error instanceof DOMException ? error.name : '') {
    case 'NotFoundError':
    case 'OverconstrainedError':
      return translate('camera.none');
    case 'NotAllowedError':
      return translate('camera.refused');
    case 'NotReadableError':
    case 'AbortError':
      return translate('camera.busy');
    default:
      return translate('camera.failed');
  }
}
