/** Sizes of QR codes, in modules along a side (ISO/IEC 18004 §6.3): version 1 has 21, each next one four more. */
const SMALLEST = 21;
const LARGEST = 177;
/** Modules from one version to the next. */
const STEP = 4;

export function isSymbolSize(size: number): boolean {
  return size >= SMALLEST && size <= LARGEST && (size - SMALLEST) % STEP === 0;
}

/** The size a code can have that is nearest to one measured. */
export function nearestSize(measured: number): number {
  const size = SMALLEST + Math.round((measured - SMALLEST) / STEP) * STEP;
  return Math.min(LARGEST, Math.max(SMALLEST, size));
}

/** A size, then those up to so many versions beside it, nearest first. */
export function sizesAround(size: number, versions: number): number[] {
  const beside = Array.from({ length: versions }, (_, index) => (index + 1) * STEP);
  return [size, ...beside.flatMap((more) => [size - more, size + more])].filter(
    (near) => near >= SMALLEST && near <= LARGEST,
  );
}
