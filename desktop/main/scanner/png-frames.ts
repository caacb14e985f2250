/** Animated PNG (PNG 3, §11.3.6). ImageMagick reads only its first picture, and browsers play all of them. */
import { crc32 } from 'node:zlib';

/** One frame as a PNG file of its own, and how it is drawn. */
export interface PngFrame {
  png: Uint8Array;
  x: number;
  y: number;
  width: number;
  height: number;
  /** What becomes of its area afterwards. */
  dispose: 'keep' | 'clear' | 'restore';
  /** Whether it is drawn over what is there, or replaces it. */
  over: boolean;
}

export interface PngAnimation {
  width: number;
  height: number;
  frames: PngFrame[];
}

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
/** The chunks that each frame needs to show its colours. */
const COLOURS = ['PLTE', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'cICP'];

/** Returns the frames of an animated PNG; `undefined` for any other one. @param most the most frames to return */
export function pngFrames(bytes: Uint8Array, most = 50): PngAnimation | undefined {
  const chunks = [...chunksOf(bytes)];
  const header = chunks.find(({ type }) => type === 'IHDR')?.data;
  if (header?.length !== 13 || !chunks.some(({ type }) => type === 'acTL')) return undefined;
  const view = viewOf(header);
  const colours = chunks.filter(({ type }) => COLOURS.includes(type));
  const frames: PngFrame[] = [];
  let control: DataView | undefined;
  let data: Uint8Array[] = [];
  const finish = () => {
    if (!control || data.length === 0 || frames.length >= most) return;
    const [width, height] = [control.getUint32(4), control.getUint32(8)];
    const ihdr = Uint8Array.from(header);
    viewOf(ihdr).setUint32(0, width);
    viewOf(ihdr).setUint32(4, height);
    frames.push({
      png: pngOf([
        { type: 'IHDR', data: ihdr },
        ...colours,
        ...data.map((part) => ({ type: 'IDAT', data: part })),
      ]),
      x: control.getUint32(12),
      y: control.getUint32(16),
      width,
      height,
      dispose: (['keep', 'clear', 'restore'] as const)[control.getUint8(24)] ?? 'keep',
      over: control.getUint8(25) === 1,
    });
  };
  for (const { type, data: content } of chunks) {
    if (type === 'fcTL' && content.length === 26) {
      finish();
      control = viewOf(content);
      data = [];
    } else if (type === 'IDAT') data.push(content);
    // The first four bytes are a sequence number.
    else if (type === 'fdAT' && content.length > 4) data.push(content.subarray(4));
  }
  finish();
  return frames.length > 1 ? { width: view.getUint32(0), height: view.getUint32(4), frames } : undefined;
}

interface Chunk {
  type: string;
  data: Uint8Array;
}

function* chunksOf(bytes: Uint8Array): Generator<Chunk> {
  const view = viewOf(bytes);
  for (let at = SIGNATURE.length; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    if (at + 12 + length > bytes.length) return;
    yield {
      type: String.fromCharCode(...bytes.subarray(at + 4, at + 8)),
      data: bytes.subarray(at + 8, at + 8 + length),
    };
    at += 12 + length;
  }
}

function pngOf(chunks: readonly Chunk[]): Uint8Array {
  const parts = [...chunks, { type: 'IEND', data: new Uint8Array() }].map(({ type, data }) => {
    const chunk = new Uint8Array(12 + data.length);
    const view = viewOf(chunk);
    view.setUint32(0, data.length);
    chunk.set(Buffer.from(type, 'latin1'), 4);
    chunk.set(data, 8);
    view.setUint32(8 + data.length, crc32(chunk.subarray(4, 8 + data.length)));
    return chunk;
  });
  return Buffer.concat([SIGNATURE, ...parts]);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
