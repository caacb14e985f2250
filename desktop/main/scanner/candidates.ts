/** Places that look like codes but have not been read. Several ways are tried on each, the fast ones first. */
import type { DecodedQr } from './decoded-qr.ts';
import { cornerLikeness, gridLikeness } from './finder-likeness.ts';
import type { Finder } from './finder-patterns.ts';
import { middleOf, type Triple, triplesOf } from './finder-triples.ts';
import { type Corners, centreOf, distance, isInside } from './geometry.ts';
import { evenFrame, Grid, refineFrame, slantedFrame } from './grid.ts';
import { readWithJsqr } from './jsqr.ts';
import type { Luma } from './luma.ts';
import { straighten } from './rectify.ts';
import { drawModules, REDRAWN_MARGIN, REDRAWN_SCALE, sampleModules, sharpenModules } from './redraw.ts';
import { sizesAround } from './symbol-size.ts';
import { AGREED, timingOf } from './timing.ts';
import { unscaled } from './unscale.ts';
import { readWithZxing } from './zxing.ts';

export interface Candidate {
  triple: Triple;
  /** Modules along a side. */
  size: number;
  /** How likely it is a code, 0 to 1. */
  score: number;
}

/** The lowest score with which a clean square counts as a code. */
const HALF_EVEN = 0.5;
/** The highest strain of a clean square. */
const CLEAN = 0.2;
/** The same for modules narrower than {@link NARROW}. Their timing patterns are too faint, so the limit is higher. */
const CLEAN_FOR_NARROW = 0.5;
/** In pixels per module. */
const NARROW = 2.2;

/**
 * Whether it is surely a code: two even timing patterns with the same size, or a clean square with a nearly even one.
 */
export function isSure({ score, triple }: Candidate): boolean {
  if (score >= AGREED) return true;
  const most = triple.topLeft.module < NARROW ? CLEAN_FOR_NARROW : CLEAN;
  return triple.strain < most && score >= HALF_EVEN;
}

/**
 * The largest number of squares whose timing is read, the likeliest first. In a picture with more, the rest is
 * texture.
 */
const MOST_TRIPLES = 4_000;
/** How much strain lowers a score when candidates are sorted. */
const STRAIN_WEIGHT = 1 / 4;
/** How much a read code's area is enlarged, so that its own patterns are surely inside. */
const READ_SLACK = 0.02;

/** Returns places outside the codes that have been read, the likeliest first. */
export function candidatesOf(
  luma: Luma,
  finders: readonly Finder[],
  codes: readonly DecodedQr[],
): Candidate[] {
  return triplesOf(finders.filter((finder) => !belongsTo(finder, codes)))
    .slice(0, MOST_TRIPLES)
    .map((triple) => {
      const { score, size } = timingOf(luma, triple);
      return { triple, size, score };
    })
    .sort((a, b) => likelihood(b) - likelihood(a));
}

function likelihood({ score, triple }: Candidate): number {
  return score - triple.strain * STRAIN_WEIGHT;
}

function belongsTo({ x, y }: Finder, codes: readonly DecodedQr[]): boolean {
  return codes.some(({ corners }) => isInside({ x, y }, corners, READ_SLACK));
}

/** How far apart two measurements of one pattern may be, in pixels. */
const SAME_PLACE = 0.75;

/** Whether two candidates are the same place, so that the same pixels would be read again. */
export function isSamePlace(a: Candidate, b: Candidate): boolean {
  return (
    a.size === b.size &&
    a.triple.topLeft.inverted === b.triple.topLeft.inverted &&
    (['topLeft', 'topRight', 'bottomLeft'] as const).every(
      (corner) => distance(a.triple[corner], b.triple[corner]) < SAME_PLACE,
    )
  );
}

/** Returns the candidates that no code covers, in their order. */
export function unsettled(candidates: readonly Candidate[], codes: readonly DecodedQr[]): Candidate[] {
  return candidates.filter((candidate) => !isSettled(candidate, codes));
}

/** Whether a code that was read later covers a candidate or uses one of its patterns. */
export function isSettled({ triple }: Candidate, codes: readonly DecodedQr[]): boolean {
  const { topLeft, topRight, bottomLeft } = triple;
  return (
    [topLeft, topRight, bottomLeft].some((finder) => belongsTo(finder, codes)) ||
    codes.some(({ corners }) => isInside(middleOf(triple), corners, 0))
  );
}

/** Pixels per module of a straightened code. zxing needs three, and more than the maximum only takes time. */
const [LEAST_SCALE, MOST_SCALE, MOST_WIDE_SCALE] = [3, 6, 8];
/** The wanted side of a straightened code in pixels, within those limits; more if it has its surroundings. */
const [UPRIGHT_SIDE, WIDE_SIDE] = [600, 700];
/** Light modules around a code (ISO/IEC 18004 §6.3.8). */
const QUIET_ZONE = 4;
/** Modules of surroundings if the patterns may be inexact: at least this many, or a quarter of the code. */
const LEAST_WIDE_MARGIN = 6;

/** Turns a candidate upright, removes its neighbours, and reads it again. */
export async function tryUpright(luma: Luma, { triple, size }: Candidate): Promise<DecodedQr | undefined> {
  const scale = Math.max(LEAST_SCALE, Math.min(MOST_SCALE, Math.round(UPRIGHT_SIDE / size)));
  return readStraightened(luma, triple, new Grid(evenFrame(triple), size), {
    size,
    scale,
    margin: QUIET_ZONE,
    cut: true,
  });
}

/*
 * Likenesses of the codes that the benchmark found, and of the places in its pictures without a code: see decision 0210.
 */

/** The lowest mean likeness of a place's corners, and the lowest one of its best corner. */
const LEAST_MEAN = 0.3;
const LEAST_BEST = 0.55;
/** The lowest likeness of the worst corner, and of a refined grid, for redrawing, which needs three exact corners. */
const LEAST_EXACT = 0.4;
const LEAST_REFINED = 0.5;
/** The lowest likeness of two corners for jsQR, which reads some codes whose third corner is damaged. */
const LEAST_OF_TWO = 0.8;

/** Whether the corners of a place look like finder patterns. Most letters, textures and icons do not. */
export function hasFinders(luma: Luma, { triple }: Candidate): boolean {
  const { mean, best } = cornerLikeness(luma, triple);
  return mean >= LEAST_MEAN && best >= LEAST_BEST;
}

/** Tries every other way. @param stop checked between ways */
export async function tryHard(
  luma: Luma,
  candidate: Candidate,
  stop: () => boolean,
): Promise<DecodedQr | undefined> {
  const { triple, size, score } = candidate;
  const { worst, middle } = cornerLikeness(luma, triple);
  const isExact = worst >= LEAST_EXACT || middle >= LEAST_OF_TWO;
  if (isExact) {
    const read = await tryRedrawn(luma, candidate, stop);
    if (read) return read;
  }
  const margin = Math.max(LEAST_WIDE_MARGIN, size / 4);
  const side = size + 2 * margin;
  const scale = Math.max(LEAST_SCALE, Math.min(MOST_WIDE_SCALE, Math.round(WIDE_SIDE / side)));
  const wide = { size, scale, margin, cut: false };
  const grid = new Grid(evenFrame(triple), size);
  if (stop()) return undefined;
  const read = await readStraightened(luma, triple, grid, wide);
  if (read || stop()) return read;
  if (!isExact || score < HALF_EVEN) return undefined;
  const { luma: upright, back } = straighten(luma, grid, triple.topLeft.inverted, {
    ...wide,
    margin: QUIET_ZONE,
  });
  const second = readWithJsqr(upright, 'known');
  return second && { ...second, corners: second.corners.map(back) as Corners };
}

/** Draws the modules anew with several grids, and reads the drawings. */
async function tryRedrawn(
  luma: Luma,
  { triple, size: likely }: Candidate,
  stop: () => boolean,
): Promise<DecodedQr | undefined> {
  const { inverted } = triple.topLeft;
  for (const size of sizesAround(likely, 1)) {
    for (const frame of [evenFrame(triple), slantedFrame(luma, triple, size)]) {
      if (!frame) continue;
      const grid = new Grid(refineFrame(luma, frame, size, inverted), size);
      if (gridLikeness(luma, grid, inverted) < LEAST_REFINED) continue;
      const modules = sampleModules(luma, grid);
      for (const sharpness of SHARPNESSES) {
        if (stop()) return undefined;
        const drawing = drawModules(sharpenModules(modules, size, sharpness), size, inverted);
        const read = await readDrawing(drawing, grid);
        if (read) return read;
      }
    }
  }
  return undefined;
}

/** Reads a small upright code by calculating its modules from mixed pixels. @param stop checked between ways */
export async function tryUnscaled(
  luma: Luma,
  { triple, size }: Candidate,
  stop: () => boolean,
): Promise<DecodedQr | undefined> {
  for (const near of sizesAround(size, 2)) {
    for (const mixing of ['enlarged', 'drawn'] as const) {
      if (stop()) return undefined;
      const modules = unscaled(luma, triple, near, mixing);
      const read =
        modules && (await readDrawing(drawModules(modules, near, false), new Grid(evenFrame(triple), near)));
      if (read) return read;
    }
  }
  return undefined;
}

/** How much of its neighbours is subtracted from each redrawn module: for a sharp, a soft and a blurred picture. */
const SHARPNESSES = [0, 0.8, 1.8];

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

async function readDrawing(drawing: Luma, grid: Grid): Promise<DecodedQr | undefined> {
  const [found] = await readWithZxing(drawing, {
    invert: false,
    downscale: false,
    binarizer: 'FixedThreshold',
  });
  if (!found?.read) return undefined;
  const back = ({ x, y }: { x: number; y: number }) =>
    grid.at(x / REDRAWN_SCALE - REDRAWN_MARGIN - 0.5, y / REDRAWN_SCALE - REDRAWN_MARGIN - 0.5);
  return { ...found.read, corners: found.corners.map(back) as Corners };
}

/** Whether two results are the same code in the same place. */
export function sameCode(a: DecodedQr, b: DecodedQr): boolean {
  return (
    a.text === b.text &&
    (isInside(centreOf(a.corners), b.corners, 0) || isInside(centreOf(b.corners), a.corners, 0))
  );
}
