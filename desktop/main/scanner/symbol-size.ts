/**
 * Sizes of QR codes, in modules along a side (ISO/IEC 18004 §6.3): 21 for version 1, then four more for each version.
 */
const SMALLEST = 21;
const LARGEST = 177;
/** Modules from one version to the next. */
const STEP = 4;

export function isSymbolSize(size: number): boolean {
  return size >= SMALLEST && size <= LARGEST && (size - SMALLEST) % STEP === 0;
}

/** Returns the valid size that is nearest to a measured one. */
export function nearestSize(measured: number): number {
  const size = SMALLEST + Math.round((measured - SMALLEST) / STEP) * STEP;
  return Math.min(LARGEST, Math.max(SMALLEST, size));
}

/** Returns a size and the sizes of nearby versions, the nearest first. */
export function sizesAround(size: number, versions: number): number[] {
  const beside = Array.from({ length: versions }, (_, index) => (index + 1) * STEP);
  return [size, ...beside.flatMap((more) => [size - more, size + more])].filter(
    (near) => near >= SMALLEST && near <= LARGEST,
  );
}
