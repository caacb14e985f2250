/** Places that look like codes and have not been read: tried one way after another, the cheap ways first. */
import type { DecodedQr } from './decoded-qr.ts';
import { type Finder, type FinderSearch, findFinders } from './finder-patterns.ts';
import { middleOf, type Triple, triplesOf } from './finder-triples.ts';
import { type Corners, centreOf, isInside } from './geometry.ts';
import { evenFrame, type Grid, gridOf, refineFrame, slantedFrame } from './grid.ts';
import { readWithJsqr } from './jsqr.ts';
import type { Luma } from './luma.ts';
import { straighten } from './rectify.ts';
import { drawModules, REDRAWN_MARGIN, REDRAWN_SCALE, redraw } from './redraw.ts';
import { timingOf } from './timing.ts';
import { unscaled } from './unscale.ts';
import { readWithZxing } from './zxing.ts';

export interface Candidate {
  triple: Triple;
  /** Modules along a side. */
  size: number;
  /** How surely it is a code, 0 to 1. */
  score: number;
}

/**
 * Two timing patterns this even that name the same size are no accident, nor is a clean square with one that is nearly
 * so. Modules of a pixel or two leave their dots too faint to count, so there less must do.
 */
export function isSure({ score, triple }: Candidate): boolean {
  if (score >= 0.8) return true;
  return triple.strain < (triple.topLeft.module < 2.2 ? 0.5 : 0.2) && score >= 0.5;
}

/** @returns places outside the codes already read, the likeliest first */
export function findCandidates(luma: Luma, codes: readonly DecodedQr[], search: FinderSearch): Candidate[] {
  const finders = findFinders(luma, search).filter((finder) => !belongsTo(finder, codes));
  return triplesOf(finders)
    .slice(0, 4_000)
    .map((triple) => {
      const { score, size } = timingOf(luma, triple);
      return { triple, size, score };
    })
    .sort((a, b) => b.score - b.triple.strain / 4 - (a.score - a.triple.strain / 4));
}

function belongsTo({ x, y }: Finder, codes: readonly DecodedQr[]): boolean {
  return codes.some(({ corners }) => isInside({ x, y }, corners, 0.02));
}

/** Whether a code read since then covers a candidate or uses one of its patterns. */
export function isSettled({ triple }: Candidate, codes: readonly DecodedQr[]): boolean {
  const { topLeft, topRight, bottomLeft } = triple;
  return (
    [topLeft, topRight, bottomLeft].some((finder) => belongsTo(finder, codes)) ||
    codes.some(({ corners }) => isInside(middleOf(triple), corners, 0))
  );
}

/** Turned upright, its neighbours cut away, and read again. */
export async function tryUpright(luma: Luma, { triple, size }: Candidate): Promise<DecodedQr | undefined> {
  const scale = Math.max(3, Math.min(6, Math.round(600 / size)));
  return readStraightened(luma, triple, gridOf(evenFrame(triple), size), {
    size,
    scale,
    margin: 4,
    cut: true,
  });
}

/** Every other way. @param stop asked between ways */
export async function tryHard(
  luma: Luma,
  candidate: Candidate,
  stop: () => boolean,
): Promise<DecodedQr | undefined> {
  const { triple } = candidate;
  for (const size of sizesAround(candidate.size)) {
    const { inverted } = triple.topLeft;
    const frames = [evenFrame(triple), slantedFrame(luma, triple, size)].filter(
      (frame) => frame !== undefined,
    );
    for (const frame of frames) {
      const grid = gridOf(refineFrame(luma, frame, size, inverted), size);
      for (const sharpness of SHARPNESSES) {
        if (stop()) return undefined;
        const read = await readRedrawn(luma, grid, size, inverted, sharpness);
        if (read) return read;
      }
    }
  }
  const { size } = candidate;
  const scale = Math.max(3, Math.min(8, Math.round(700 / size)));
  const wide = { size, scale, margin: Math.max(6, size / 4), cut: false };
  const grid = gridOf(evenFrame(triple), size);
  if (stop()) return undefined;
  const read = await readStraightened(luma, triple, grid, wide);
  if (read || stop()) return read;
  const { luma: upright, back } = straighten(luma, grid, triple.topLeft.inverted, { ...wide, margin: 4 });
  const second = readWithJsqr(upright);
  return second && { ...second, corners: second.corners.map(back) as Corners };
}

/** For small upright codes: what their pixels were mixed from. @param stop asked between ways */
export async function tryUnscaled(
  luma: Luma,
  { triple, size }: Candidate,
  stop: () => boolean,
): Promise<DecodedQr | undefined> {
  for (const near of [size, size - 4, size + 4, size - 8, size + 8]) {
    if (near < 21 || near > 177) continue;
    for (const mixing of ['enlarged', 'drawn'] as const) {
      if (stop()) return undefined;
      const modules = unscaled(luma, triple, near, mixing);
      const read =
        modules && (await readDrawing(drawModules(modules, near, false), gridOf(evenFrame(triple), near)));
      if (read) return read;
    }
  }
  return undefined;
}

const SHARPNESSES = [0, 0.8, 1.8];

/** The size measured, then those beside it. */
function sizesAround(size: number): number[] {
  return [size, size - 4, size + 4].filter((near) => near >= 21 && near <= 177);
}

async function readStraightened(
  luma: Luma,
  triple: Triple,
  grid: Grid,
  options: Parameters<typeof straighten>[3],
): Promise<DecodedQr | undefined> {
  const { luma: upright, back } = straighten(luma, grid, triple.topLeft.inverted, options);
  const middle = upright.width / 2;
  const [found] = (await readWithZxing(upright, { invert: false, downscale: false })).filter(
    ({ read, corners }) => read && isInside({ x: middle, y: middle }, corners, 0),
  );
  return found?.read && { ...found.read, corners: found.corners.map(back) as Corners };
}

async function readRedrawn(
  luma: Luma,
  grid: Grid,
  size: number,
  inverted: boolean,
  sharpness: number,
): Promise<DecodedQr | undefined> {
  return readDrawing(redraw(luma, grid, size, inverted, sharpness), grid);
}

async function readDrawing(drawing: Luma, grid: Grid): Promise<DecodedQr | undefined> {
  const [found] = await readWithZxing(drawing, {
    invert: false,
    downscale: false,
    binarizer: 'FixedThreshold',
  });
  if (!found?.read) return undefined;
  const back = ({ x, y }: { x: number; y: number }) =>
    grid(x / REDRAWN_SCALE - REDRAWN_MARGIN - 0.5, y / REDRAWN_SCALE - REDRAWN_MARGIN - 0.5);
  return { ...found.read, corners: found.corners.map(back) as Corners };
}

/** Where a code was, for telling two equal codes apart. */
export function sameCode(a: DecodedQr, b: DecodedQr): boolean {
  return (
    a.text === b.text &&
    (isInside(centreOf(a.corners), b.corners, 0) || isInside(centreOf(b.corners), a.corners, 0))
  );
}
