/** The first decoder: zxing-cpp as WebAssembly. It is fast and reads all codes of a picture. */
import {
  BINARIZERS,
  defaultReaderOptions,
  encodeFormats,
  prepareZXingModule,
  TEXT_MODES,
  type ZXingReaderModule,
  type ZXingReaderOptions,
  type ZXingReadResult,
} from 'zxing-wasm/reader';
import type { Corners } from './geometry.ts';
import { legacyText } from './legacy-text.ts';
import type { Luma } from './luma.ts';

export interface ZxingEffort {
  /** How dark and light are separated: by the neighbourhood, by the picture's histogram, or at one half. */
  binarizer?: 'LocalAverage' | 'GlobalHistogram' | 'FixedThreshold';
  /** Closes small gaps first. */
  denoise?: boolean;
  /** Also reads a smaller copy. */
  downscale?: boolean;
  invert?: boolean;
}

export interface ZxingSighting {
  /** `undefined` for a code that was seen but not read. */
  read: ZxingRead | undefined;
  corners: Corners;
}

interface ZxingRead {
  text: string;
  /** See `DecodedQr`. */
  others: readonly string[] | undefined;
  bytes: Uint8Array;
  /** "1" to "40". */
  version: string;
  /** Its place in a structured append sequence; absent for a single code. */
  sequence: { index: number; size: number; id: string } | undefined;
}

/** Emscripten's part of the module. The package has no types for it. */
interface Memory {
  HEAPU8: Uint8Array;
  _malloc(bytes: number): number;
  _free(at: number): void;
}

let loaded: Promise<ZXingReaderModule & Memory> | undefined;

/** Loads zxing's WebAssembly module, once. Without this call, zxing would download it. */
export function prepareZxing(wasmBinary: ArrayBuffer): void {
  loaded ??= prepareZXingModule({
    overrides: { wasmBinary },
    fireImmediately: true,
  } as never) as unknown as Promise<ZXingReaderModule & Memory>;
}

export async function readWithZxing(luma: Luma, effort: ZxingEffort = {}): Promise<ZxingSighting[]> {
  if (!loaded) throw new Error('The decoder has not been given its WebAssembly module.');
  const module = await loaded;
  // The package's readBarcodes is not used: each call converts four bytes per pixel to brightness, and it never frees
  // the list of results.
  const at = module._malloc(luma.data.byteLength);
  if (at === 0) throw new RangeError('The picture does not fit into the decoder’s memory.');
  try {
    module.HEAPU8.set(luma.data, at);
    const results = module.readBarcodesFromPixmap(at, luma.width, luma.height, optionsOf(effort));
    const sightings: ZxingSighting[] = [];
    for (let index = 0; index < results.size(); index += 1) {
      const result = results.get(index);
      if (result) sightings.push(sightingOf(result));
    }
    (results as { delete?: () => void }).delete?.();
    return sightings;
  } finally {
    module._free(at);
  }
}

function optionsOf(effort: ZxingEffort): ZXingReaderOptions {
  return {
    ...defaultReaderOptions,
    // Without Micro QR: its smallest kinds detect few errors, so a texture sometimes reads as one.
    formats: encodeFormats(['QRCodeModel2']),
    tryHarder: true,
    tryRotate: true,
    tryInvert: effort.invert ?? true,
    tryDownscale: effort.downscale ?? true,
    tryDenoise: effort.denoise ?? false,
    binarizer: BINARIZERS.indexOf(effort.binarizer ?? 'LocalAverage'),
    maxNumberOfSymbols: 255,
    returnErrors: true,
    // Plain text. The default would replace control characters with names.
    textMode: TEXT_MODES.indexOf('Plain'),
    eanAddOnSymbol: 0,
    characterSet: 0,
  };
}

function sightingOf(result: ZXingReadResult): ZxingSighting {
  const { topLeft, topRight, bottomRight, bottomLeft } = result.position;
  const corners: Corners = [topLeft, topRight, bottomRight, bottomLeft];
  if (!result.isValid) return { read: undefined, corners };
  const { sequenceSize, sequenceIndex, sequenceId } = result;
  const bytes = new Uint8Array(result.bytes);
  // A code that names its character set is not guessed.
  const legacy = result.hasECI ? undefined : legacyText(bytes);
  const text = legacy?.text ?? result.text;
  const sequence =
    sequenceSize > 1 && sequenceIndex >= 0
      ? { index: sequenceIndex, size: sequenceSize, id: sequenceId }
      : undefined;
  return { read: { text, others: legacy?.others, bytes, version: result.version, sequence }, corners };
}
