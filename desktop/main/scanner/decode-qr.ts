/**
 * Every QR code in a picture.
 *
 * zxing reads the whole picture first: that is all a clean screen needs. Finder patterns outside what it read are the
 * evidence of codes it missed; each such place is straightened, redrawn and read again, jsQR last. Only a picture that
 * shows such evidence, or in which nothing was found at all, is looked at in other sizes and sharpnesses.
 */
import {
  type Candidate,
  findCandidates,
  isSettled,
  isSure,
  sameCode,
  tryHard,
  tryUnscaled,
  tryUpright,
} from './candidates.ts';
import type { DecodedQr } from './decoded-qr.ts';
import type { FinderSearch } from './finder-patterns.ts';
import { middleOf } from './finder-triples.ts';
import { type Corners, centreOf, isInside, isSquarish } from './geometry.ts';
import { readWithJsqr } from './jsqr.ts';
import {
  BLACK_GROUND,
  blanked,
  blurred,
  crop,
  enlarged,
  halved,
  type Luma,
  lumaOf,
  sharpened,
} from './luma.ts';
import type { Pixels } from './pixels.ts';
import { joinSequences } from './structured-append.ts';
import { isSmallAndUpright } from './unscale.ts';
import { WorkClock } from './work-clock.ts';
import { readWithZxing, type ZxingEffort } from './zxing.ts';

export type { DecodedQr } from './decoded-qr.ts';
export type { Pixels } from './pixels.ts';

/** Gives the decoder its WebAssembly module, once, from the app's own files. */
export { prepareZxing as prepareDecoder } from './zxing.ts';

export interface DecodeOptions {
  /** Milliseconds of work after which no further way is tried; what has been found by then is returned. */
  timeLimit?: number;
  /** Ends the search between two ways. */
  signal?: AbortSignal;
  /** Told after each way how far the search is, 0 to 1, and how many codes there are. */
  onProgress?: (share: number, found: number) => void;
}

/** Milliseconds of work; a photo without a code takes the longest. */
const TIME_LIMIT = 4_000;
/** Pixels beyond which the first search for patterns may miss those with modules of a pixel and a half: 4K and up. */
const LARGE = 6_000_000;
/** Milliseconds of work for places that may be codes in a picture that gave some already. */
const EXTRA = 600;

/*
 * Where no reason follows from the symbol itself, a number below was tuned on pictures with known codes: the classes of
 * `npm run bench -- scan`, of which seed 0 is for tuning and others are for measuring.
 */

/** The first search for patterns. The middle of one is three modules high: every third row meets it at a pixel a module. */
const FIRST_SEARCH: FinderSearch = { step: 3, contrast: 32, small: true };
/** The same for a {@link LARGE} picture, where every third row and a careful look at small modules take too long. */
const FIRST_SEARCH_OF_LARGE: FinderSearch = { step: 5, contrast: 32, small: false };
/** The search in changed copies. Something is missing by then, so it looks closer and at fainter contrast. */
const CLOSER_SEARCH: FinderSearch = { step: 2, contrast: 18, small: true };

/** How much larger a place that zxing could not read is taken to be: its corners are guesses then. */
const GUESS_SLACK = 0.2;
/** Reads of the whole picture by jsQR, each of which finds one code and takes longer than zxing takes for all. */
const MOST_JSQR_READS = 4;
/** Places that zxing could not read and both decoders look at again: a text can make it see many. */
const MOST_UNREAD = 8;
/** What is cut out around such a place, as a part of its width: the quiet zone is 4 modules of at least 21. */
const UNREAD_MARGIN = 0.25;
/** The least of it, in pixels. */
const LEAST_UNREAD_MARGIN = 8;
/** Pixels along a side up to which a place is enlarged: a code of version 25 has four pixels a module there already. */
const ENLARGED_UP_TO = 700;
/** The share of the whole search that is over when the changed copies begin, for progress alone. */
const FIRST_LOOK_SHARE = 0.2;

/** @returns each code once, from top to bottom and left to right; none for a picture without any */
export async function decodeQr(pixels: Pixels, options: DecodeOptions = {}): Promise<DecodedQr[]> {
  if (pixels.width === 0 || pixels.height === 0) return [];
  const { luma, transparent } = lumaOf(pixels);
  const search = new Search(luma, options);
  await search.run();
  if (transparent && search.codes.length === 0 && !search.over()) {
    // Light ink on nothing vanishes on white ground.
    const dark = new Search(lumaOf(pixels, BLACK_GROUND).luma, options);
    await dark.run();
    return finish(dark.codes);
  }
  return finish(search.codes);
}

function finish(codes: DecodedQr[]): DecodedQr[] {
  return joinSequences(codes).sort(
    (a, b) => a.corners[0].y - b.corners[0].y || a.corners[0].x - b.corners[0].x,
  );
}

/** How a place that may be a code is read. */
type Way = typeof tryHard;

/** A changed copy of the picture, and the factor that leads back to its measures. */
interface ChangedCopy {
  make: (luma: Luma) => Luma;
  factor: number;
  effort?: ZxingEffort;
  /** Whether it is worth the time for a picture of this many pixels. */
  fits: (pixels: number) => boolean;
}

const always = () => true;
const upTo = (most: number) => (pixels: number) => pixels < most;
const above = (least: number) => (pixels: number) => pixels > least;

/** Pixels up to which a sharpened or blurred copy is made: near half a second of work at this size. */
const CHANGED_UP_TO = 20_000_000;
/** The same for stronger changes: they come late, when less of the time limit is left. */
const STRONGLY_CHANGED_UP_TO = 6_000_000;
/** Pixels up to which the picture is doubled: it has four times as many then. */
const DOUBLED_UP_TO = 2_500_000;
/** Pixels above which a copy of half the size can still show a code: 300 × 300, 500 × 500, and for a quarter 700 × 700. */
const HALVED_FROM = 90_000;
const HALVED_AND_SHARPENED_FROM = 250_000;
const QUARTERED_FROM = 500_000;

const CHANGED_COPIES: readonly ChangedCopy[] = [
  {
    make: (luma) => luma,
    factor: 1,
    effort: { denoise: true, binarizer: 'GlobalHistogram' },
    fits: always,
  },
  { make: (luma) => sharpened(luma, 2, 1.5), factor: 1, fits: upTo(CHANGED_UP_TO) },
  { make: halved, factor: 2, effort: { denoise: true }, fits: above(HALVED_FROM) },
  { make: (luma) => enlarged(luma, 2), factor: 0.5, fits: upTo(DOUBLED_UP_TO) },
  { make: (luma) => blurred(luma, 1), factor: 1, fits: upTo(CHANGED_UP_TO) },
  { make: (luma) => sharpened(halved(luma), 3, 2), factor: 2, fits: above(HALVED_AND_SHARPENED_FROM) },
  { make: (luma) => halved(halved(luma)), factor: 4, fits: above(QUARTERED_FROM) },
  { make: (luma) => sharpened(luma, 4, 3), factor: 1, fits: upTo(STRONGLY_CHANGED_UP_TO) },
  { make: (luma) => blurred(luma, 2), factor: 1, fits: upTo(STRONGLY_CHANGED_UP_TO) },
  { make: (luma) => luma, factor: 1, effort: { binarizer: 'FixedThreshold' }, fits: always },
];

class Search {
  readonly codes: DecodedQr[] = [];
  readonly #luma: Luma;
  readonly #options: DecodeOptions;
  readonly #clock = new WorkClock();
  /** Places zxing took for codes and could not read. */
  #unread: Corners[] = [];

  constructor(luma: Luma, options: DecodeOptions) {
    this.#luma = luma;
    this.#options = options;
  }

  over(limit = Number.POSITIVE_INFINITY): boolean {
    const most = Math.min(limit, this.#options.timeLimit ?? TIME_LIMIT);
    return this.#options.signal?.aborted === true || this.#elapsed() > most;
  }

  #elapsed(): number {
    return this.#clock.elapsed();
  }

  async run(): Promise<void> {
    this.#progress(0);
    await this.#readWhole(this.#luma, 1, {});
    const isLarge = this.#luma.width * this.#luma.height > LARGE;
    const search = isLarge ? FIRST_SEARCH_OF_LARGE : FIRST_SEARCH;
    const candidates = findCandidates(this.#luma, this.codes, search);
    const unresolved = await this.#tryCandidates(this.#luma, 1, candidates, this.#elapsed() + EXTRA);
    if (this.codes.length > 0 && !unresolved && this.#unreadLeft().length === 0) return this.#progress(1);
    await this.#tryUnread();
    // What zxing alone saw, in a place without finder patterns of its own, is a texture.
    this.#unread = this.#unread.filter((place) =>
      candidates.some(({ triple }) => isInside(middleOf(triple), place, GUESS_SLACK)),
    );
    if (this.codes.length > 0 && !unresolved && this.#unreadLeft().length === 0) return this.#progress(1);
    await this.#lookAgain();
    this.#progress(1);
  }

  /** Other sizes and sharpnesses, until every place that looks like a code has been read. */
  async #lookAgain(): Promise<void> {
    const pixels = this.#luma.width * this.#luma.height;
    this.#askJsqr();
    const limit = this.#elapsed() + EXTRA;
    for (const [index, look] of CHANGED_COPIES.entries()) {
      if (this.over(this.codes.length > 0 ? limit : undefined)) return;
      this.#progress(FIRST_LOOK_SHARE + ((1 - FIRST_LOOK_SHARE) * index) / CHANGED_COPIES.length);
      if (!look.fits(pixels)) continue;
      const copy = look.make(this.#luma);
      await this.#readWhole(copy, look.factor, look.effort ?? {});
      const here = this.codes.map((code) => scaled(code, 1 / look.factor));
      const candidates = findCandidates(copy, here, CLOSER_SEARCH);
      const unresolved = await this.#tryCandidates(copy, look.factor, candidates, this.#elapsed() + EXTRA);
      if (this.codes.length > 0 && !unresolved && this.#unreadLeft().length === 0) return;
    }
  }

  async #readWhole(luma: Luma, factor: number, effort: ZxingEffort): Promise<void> {
    for (const { read, corners } of await readWithZxing(luma, effort)) {
      const place = corners.map(({ x, y }) => ({ x: x * factor, y: y * factor })) as Corners;
      if (read) this.#add({ ...read, corners: place });
      else if (factor === 1 && isSquarish(place)) this.#unread.push(place);
    }
  }

  /** @returns whether a place that surely is a code is still unread */
  async #tryCandidates(
    luma: Luma,
    factor: number,
    candidates: readonly Candidate[],
    limit: number,
  ): Promise<boolean> {
    const here = () => this.codes.map((code) => scaled(code, 1 / factor));
    for (const way of [tryUnscaled, tryUpright, tryHard]) {
      let settled = here();
      let tried = 0;
      for (const candidate of inOrder(way, candidates)) {
        if (tried > MOST_TRIED || this.over(limit)) break;
        if (!isWorth(way, candidate, this.codes.length === 0) || isSettled(candidate, settled)) continue;
        tried += 1;
        const code = await way(luma, candidate, () => this.over(limit));
        if (!code) continue;
        this.#add(scaled(code, factor));
        settled = here();
      }
    }
    const settled = here();
    return candidates.some((candidate) => isSure(candidate) && !isSettled(candidate, settled));
  }

  /** jsQR reads one code at most: what it may read is what is left when the others are painted over. */
  #askJsqr(): void {
    for (let asked = 0; asked < MOST_JSQR_READS && !this.over(); asked += 1) {
      const rest = blanked(
        this.#luma,
        this.codes.map(({ corners }) => corners),
      );
      const code = readWithJsqr(rest);
      if (!code) return;
      this.#add(code);
    }
  }

  /** Places that zxing saw: cut out, enlarged, and shown to both decoders. */
  async #tryUnread(): Promise<void> {
    for (const corners of this.#unreadLeft().slice(0, MOST_UNREAD)) {
      if (this.over()) return;
      const xs = corners.map(({ x }) => x);
      const ys = corners.map(({ y }) => y);
      const width = Math.max(...xs) - Math.min(...xs);
      const margin = Math.max(LEAST_UNREAD_MARGIN, width * UNREAD_MARGIN);
      const part = crop(this.#luma, {
        left: Math.min(...xs) - margin,
        right: Math.max(...xs) + margin,
        top: Math.min(...ys) - margin,
        bottom: Math.max(...ys) + margin,
      });
      const back = (code: DecodedQr, factor: number): DecodedQr => ({
        ...code,
        corners: code.corners.map(({ x, y }) => ({
          x: x * factor + part.left,
          y: y * factor + part.top,
        })) as Corners,
      });
      const second = readWithJsqr(part.luma);
      if (second) this.#add(back(second, 1));
      if (part.luma.width > ENLARGED_UP_TO) continue;
      const large = enlarged(part.luma, 2);
      for (const { read, corners: place } of await readWithZxing(sharpened(large, 2, 1), { denoise: true })) {
        if (read) this.#add(back({ ...read, corners: place }, 0.5));
      }
    }
  }

  #unreadLeft(): Corners[] {
    this.#unread = this.#unread.filter((place) => !this.codes.some((code) => covers(code, place)));
    return this.#unread;
  }

  #add(code: DecodedQr): void {
    if (!this.codes.some((other) => sameCode(code, other))) this.codes.push(code);
  }

  #progress(share: number): void {
    this.#options.onProgress?.(share, this.codes.length);
  }
}

/** The least score to turn a place upright and look once for, in a picture that gave codes already. */
const LIKELY = 0.5;
/** The most strain of a small code's square: its timing is too faint to be evidence, so the square must be a good one. */
const GOOD_SQUARE = 0.4;

/**
 * The likeliest first. Timing says nothing of small codes; but of all the squares between the patterns of several, a
 * code's own is the smallest, and settles the others.
 */
function inOrder(way: Way, candidates: readonly Candidate[]): readonly Candidate[] {
  if (way !== tryUnscaled) return candidates;
  return candidates
    .filter(({ triple }) => isSmallAndUpright(triple))
    .sort((a, b) => a.triple.size - b.triple.size || a.triple.strain - b.triple.strain);
}

function isWorth(way: Way, candidate: Candidate, nothingYet: boolean): boolean {
  if (way === tryUnscaled) return candidate.triple.strain < GOOD_SQUARE;
  return nothingYet || (way === tryUpright ? candidate.score >= LIKELY : isSure(candidate));
}

/** Places tried in one look: beyond it the picture is a texture. */
const MOST_TRIED = 120;

function scaled(code: DecodedQr, factor: number): DecodedQr {
  if (factor === 1) return code;
  return { ...code, corners: code.corners.map(({ x, y }) => ({ x: x * factor, y: y * factor })) as Corners };
}

function covers(code: DecodedQr, place: Corners): boolean {
  return isInside(centreOf(place), code.corners, 0);
}
