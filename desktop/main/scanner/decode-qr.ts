/**
 * Finding every QR code in a picture.
 *
 * First, zxing reads the entire picture, which is enough for a clean screen. Finder patterns outside its codes show
 * that it missed some. Each such place is straightened, redrawn and read again, and last with jsQR. Other sizes and
 * sharpnesses are tried only if such places remain, or if no code was found.
 */
import {
  type Candidate,
  candidatesOf,
  hasFinders,
  isSamePlace,
  isSettled,
  isSure,
  sameCode,
  tryHard,
  tryUnscaled,
  tryUpright,
  unsettled,
} from './candidates.ts';
import type { DecodedQr } from './decoded-qr.ts';
import { type FinderSearch, findFinders } from './finder-patterns.ts';
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
  inverted,
  type Luma,
  lumaOf,
  sharpened,
  strongChannel,
  withoutGaps,
} from './luma.ts';
import type { Pixels } from './pixels.ts';
import { joinSequences } from './structured-append.ts';
import { isSmallAndUpright } from './unscale.ts';
import { isPast, WorkClock } from './work-clock.ts';
import { readWithZxing, type ZxingEffort } from './zxing.ts';

export type { DecodedQr } from './decoded-qr.ts';
export type { Pixels } from './pixels.ts';

/** Loads the decoder's WebAssembly module, once, from the app's own files. */
export { prepareZxing as prepareDecoder } from './zxing.ts';

export interface DecodeOptions {
  /** Milliseconds of work after which no further way is tried and the codes found so far are returned. */
  timeLimit?: number;
  /** Ends the search between two ways. */
  signal?: AbortSignal;
  /** Called after each way with the progress, 0 to 1, and the number of codes. */
  onProgress?: (share: number, found: number) => void;
}

/** Milliseconds of work, as {@link isPast} counts them. A photo without a code takes longest. */
const TIME_LIMIT = 1_100;
/** The weight of waiting for the processor, so that a busy computer finds as many codes as an idle one. */
const WAITED = 0.2;
/** Above this number of pixels (4K and up), the first search may miss patterns with modules of 1.5 pixels. */
const LARGE = 6_000_000;
/** Milliseconds of work for possible codes, in a picture where other codes were read. */
const EXTRA = 600;

/*
 * The numbers below without a reason from the standard were tuned on pictures with known codes: the classes of
 * `npm run bench -- scan`. Seed 0 is for tuning, the other seeds are for measuring.
 */

/** The first search for patterns. A pattern's centre is three modules high, so every third row meets it. */
const FIRST_SEARCH: FinderSearch = { step: 3, contrast: 32, small: true };
/** The same for a {@link LARGE} picture, where every third row and a careful check of small modules take too long. */
const FIRST_SEARCH_OF_LARGE: FinderSearch = { step: 5, contrast: 32, small: false };
/** The search in changed copies. A code is missing, so it searches more rows and lower contrast. */
const CLOSER_SEARCH: FinderSearch = { step: 2, contrast: 18, small: true };

/** How much a place that zxing could not read is enlarged, because its corners are only estimates. */
const GUESS_SLACK = 0.2;
/** The largest number of reads with jsQR. Each finds one code and takes longer than zxing needs for all. */
const MOST_JSQR_READS = 4;
/** With more finder patterns the picture is a texture. For one, jsQR takes seconds, and some places look like codes. */
const MOST_FINDERS_OF_CODES = 400;
/** The largest number of unread places that both decoders try again. zxing may see many in a text. */
const MOST_UNREAD = 8;
/** The margin around such a place, relative to its width. The quiet zone is 4 modules of at least 21. */
const UNREAD_MARGIN = 0.25;
/** The smallest margin, in pixels. */
const LEAST_UNREAD_MARGIN = 8;
/** Places are enlarged up to this side, in pixels. There, a code of version 25 has four pixels per module. */
const ENLARGED_UP_TO = 700;
/** The progress when the changed copies begin. */
const FIRST_LOOK_SHARE = 0.2;

/** Returns the codes in a picture, each once, from top to bottom and left to right. */
export async function decodeQr(pixels: Pixels, options: DecodeOptions = {}): Promise<DecodedQr[]> {
  if (pixels.width === 0 || pixels.height === 0) return [];
  const { luma, transparent } = lumaOf(pixels);
  const search = new Search(luma, options);
  await search.run();
  if (transparent && search.codes.length === 0 && !search.over()) {
    // Light modules on a transparent background are invisible on white.
    const dark = new Search(lumaOf(pixels, BLACK_GROUND).luma, options);
    await dark.run();
    return finish(dark.codes);
  }
  const channel = search.codes.length === 0 && !search.over() ? strongChannel(pixels, luma) : undefined;
  if (channel) {
    const coloured = new Search(channel, options);
    await coloured.run();
    return finish(coloured.codes);
  }
  return finish(search.codes);
}

function finish(codes: DecodedQr[]): DecodedQr[] {
  return joinSequences(codes).sort(
    (a, b) => a.corners[0].y - b.corners[0].y || a.corners[0].x - b.corners[0].x,
  );
}

/** A way to read a place that may be a code. */
type Way = typeof tryHard;

/** A changed copy of the picture, and the factor back to the picture's size. */
interface ChangedCopy {
  make: (luma: Luma) => Luma;
  factor: number;
  effort?: ZxingEffort;
  /** Whether it is worth the time, for this number of pixels. */
  fits: (pixels: number) => boolean;
  /** Whether an earlier copy had the same pixels, so that its places need no second search. */
  again?: boolean;
}

const always = () => true;
const upTo = (most: number) => (pixels: number) => pixels < most;
const above = (least: number) => (pixels: number) => pixels > least;

/** Sharpened or blurred copies are made up to this number of pixels, where one takes about half a second. */
const CHANGED_UP_TO = 20_000_000;
/** The same for stronger changes. They come later, when less time is left. */
const STRONGLY_CHANGED_UP_TO = 6_000_000;
/** The picture is doubled up to this number of pixels. The copy has four times as many. */
const DOUBLED_UP_TO = 2_500_000;
/**
 * Smaller copies are made above these numbers of pixels (300 × 300, 500 × 500, 700 × 700), where a code stays
 * visible.
 */
const HALVED_FROM = 90_000;
const HALVED_AND_SHARPENED_FROM = 250_000;
const QUARTERED_FROM = 500_000;

/**
 * The order is by codes found per millisecond, measured over the classes of the benchmark (decision 0202): small copies
 * first, then those for letters in a terminal, then strong changes.
 */
const CHANGED_COPIES: readonly ChangedCopy[] = [
  { make: halved, factor: 2, effort: { denoise: true }, fits: above(HALVED_FROM) },
  {
    make: (luma) => luma,
    factor: 1,
    effort: { denoise: true, binarizer: 'GlobalHistogram' },
    fits: always,
  },
  { make: (luma) => halved(halved(luma)), factor: 4, fits: above(QUARTERED_FROM) },
  { make: (luma) => sharpened(halved(luma), 3, 2), factor: 2, fits: above(HALVED_AND_SHARPENED_FROM) },
  { make: (luma) => sharpened(luma, 2, 1.5), factor: 1, fits: upTo(CHANGED_UP_TO) },
  // Codes made of letters in a terminal. Small gaps first: closing large ones also closes small modules.
  { make: (luma) => withoutGaps(luma, 'dark', 2), factor: 1, fits: upTo(STRONGLY_CHANGED_UP_TO) },
  { make: (luma) => withoutGaps(luma, 'light', 2), factor: 1, fits: upTo(STRONGLY_CHANGED_UP_TO) },
  { make: (luma) => sharpened(luma, 4, 3), factor: 1, fits: upTo(STRONGLY_CHANGED_UP_TO) },
  { make: (luma) => enlarged(luma, 2), factor: 0.5, fits: upTo(DOUBLED_UP_TO) },
  { make: (luma) => withoutGaps(luma, 'dark', 4), factor: 1, fits: upTo(STRONGLY_CHANGED_UP_TO) },
  { make: (luma) => withoutGaps(luma, 'light', 4), factor: 1, fits: upTo(STRONGLY_CHANGED_UP_TO) },
  { make: (luma) => blurred(luma, 1), factor: 1, fits: upTo(CHANGED_UP_TO) },
  { make: (luma) => blurred(luma, 2), factor: 1, fits: upTo(STRONGLY_CHANGED_UP_TO) },
  { make: (luma) => luma, factor: 1, effort: { binarizer: 'FixedThreshold' }, fits: always, again: true },
];

class Search {
  readonly codes: DecodedQr[] = [];
  readonly #luma: Luma;
  readonly #options: DecodeOptions;
  readonly #clock = new WorkClock(WAITED);
  /** Places where zxing saw a code but could not read it. */
  #unread: Corners[] = [];

  /** The places of the unchanged picture that each way has tried. The closer search finds the same ones again. */
  readonly #tried = new Map<Way, Candidate[]>();

  constructor(luma: Luma, options: DecodeOptions) {
    this.#luma = luma;
    this.#options = options;
  }

  /** Whether to stop. @param extraSince when a part began that has only the time for possible codes */
  over(extraSince?: number): boolean {
    if (this.#options.signal?.aborted) return true;
    const elapsed = this.#elapsed();
    const { timeLimit } = this.#options;
    if (timeLimit === undefined ? isPast(elapsed, TIME_LIMIT) : elapsed > timeLimit) return true;
    return extraSince !== undefined && isPast(elapsed - extraSince, EXTRA);
  }

  #elapsed(): number {
    return this.#clock.elapsed();
  }

  async run(): Promise<void> {
    this.#progress(0);
    const isLarge = this.#luma.width * this.#luma.height > LARGE;
    await this.#readWhole(this.#luma, 1, { invert: false, downscale: !isLarge });
    const finders = findFinders(this.#luma, isLarge ? FIRST_SEARCH_OF_LARGE : FIRST_SEARCH);
    let candidates = candidatesOf(this.#luma, finders, this.codes);
    // Most pictures have no code that is light on dark, and a second reading takes a quarter of the time.
    if (this.codes.length === 0 || candidates.some(isWorthInverting)) {
      await this.#readWhole(inverted(this.#luma), 1, { invert: false, downscale: !isLarge });
      candidates = unsettled(candidates, this.codes);
    }
    const unresolved = await this.#tryCandidates(this.#luma, 1, candidates);
    if (this.codes.length > 0 && !unresolved && this.#unreadLeft().length === 0) return this.#progress(1);
    await this.#tryUnread();
    // A place that only zxing sees, without finder patterns, is a texture.
    this.#unread = this.#unread.filter((place) =>
      candidates.some(({ triple }) => isInside(middleOf(triple), place, GUESS_SLACK)),
    );
    if (this.codes.length > 0 && !unresolved && this.#unreadLeft().length === 0) return this.#progress(1);
    const isTexture = finders.length > MOST_FINDERS_OF_CODES;
    await this.#lookAgain(!isTexture);
    this.#progress(1);
  }

  /**
   * Tries other sizes and sharpnesses until every place that looks like a code has been read.
   *
   * @param suitsJsqr whether jsQR is worth its time
   */
  async #lookAgain(suitsJsqr: boolean): Promise<void> {
    const pixels = this.#luma.width * this.#luma.height;
    const since = this.#elapsed();
    for (const [index, look] of CHANGED_COPIES.entries()) {
      if (this.over(this.codes.length > 0 ? since : undefined)) return;
      this.#progress(FIRST_LOOK_SHARE + ((1 - FIRST_LOOK_SHARE) * index) / CHANGED_COPIES.length);
      if (!look.fits(pixels)) continue;
      const copy = look.make(this.#luma);
      await this.#readWhole(copy, look.factor, look.effort ?? {});
      if (look.again) continue;
      const here = this.codes.map((code) => scaled(code, 1 / look.factor));
      // In a texture each of these steps takes a tenth of a second.
      if (this.over()) return;
      const finders = findFinders(copy, CLOSER_SEARCH);
      if (this.over()) return;
      const candidates = candidatesOf(copy, finders, here);
      const unresolved = await this.#tryCandidates(copy, look.factor, candidates);
      if (this.codes.length > 0 && !unresolved && this.#unreadLeft().length === 0) return;
    }
    if (suitsJsqr) this.#askJsqr();
  }

  async #readWhole(luma: Luma, factor: number, effort: ZxingEffort): Promise<void> {
    for (const { read, corners } of await readWithZxing(luma, effort)) {
      const place = corners.map(({ x, y }) => ({ x: x * factor, y: y * factor })) as Corners;
      if (read) this.#add({ ...read, corners: place });
      else if (factor === 1 && isSquarish(place)) this.#unread.push(place);
    }
  }

  /** Tries candidates. @returns whether one that is surely a code is still unread */
  async #tryCandidates(luma: Luma, factor: number, candidates: readonly Candidate[]): Promise<boolean> {
    const since = this.#elapsed();
    const here = () => this.codes.map((code) => scaled(code, 1 / factor));
    for (const way of [tryUnscaled, tryUpright, tryHard]) {
      let settled = here();
      let failed = 0;
      for (const candidate of inOrder(way, candidates)) {
        if (failed >= MOST_FAILED || this.over(since)) break;
        if (!isWorth(way, candidate, this.codes.length === 0) || isSettled(candidate, settled)) continue;
        const code = this.#isInVain(way, luma, candidate)
          ? undefined
          : await way(luma, candidate, () => this.over(since));
        failed = code ? 0 : failed + 1;
        if (!code) continue;
        this.#add(scaled(code, factor));
        settled = here();
      }
    }
    const settled = here();
    return candidates.some((candidate) => isSure(candidate) && !isSettled(candidate, settled));
  }

  /** Whether a way cannot read a place: its corners are no finder patterns, or it has been tried on the same pixels. */
  #isInVain(way: Way, luma: Luma, candidate: Candidate): boolean {
    if (way !== tryUnscaled && !hasFinders(luma, candidate)) return true;
    if (luma !== this.#luma) return false;
    const tried = this.#tried.get(way) ?? [];
    if (tried.some((earlier) => isSamePlace(earlier, candidate))) return true;
    this.#tried.set(way, [...tried, candidate]);
    return false;
  }

  /** Reads with jsQR. It reads one code at most, so the codes that have been read are painted over first. */
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

  /** Cuts out and enlarges the places that zxing saw, and tries both decoders on them. */
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

/** The lowest score for turning a place upright once, in a picture where other codes were read. */
const LIKELY = 0.5;
/** The highest strain of a small code. Its timing pattern is too faint to confirm it, so the square must be good. */
const GOOD_SQUARE = 0.4;

/**
 * Sorts candidates, the likeliest first. Timing does not help for small codes. But among all squares between the
 * patterns of several codes, the true ones are the smallest, and reading one excludes the others.
 */
function inOrder(way: Way, candidates: readonly Candidate[]): readonly Candidate[] {
  if (way !== tryUnscaled) return candidates;
  return candidates
    .filter(({ triple }) => isSmallAndUpright(triple))
    .sort((a, b) => a.triple.size - b.triple.size || a.triple.strain - b.triple.strain);
}

/** Whether a place may be a code that is light on dark. Letters have the patterns, but no timing between them. */
function isWorthInverting(candidate: Candidate): boolean {
  const { triple } = candidate;
  if (!triple.topLeft.inverted) return false;
  return (
    isWorth(tryUpright, candidate, false) ||
    (isSmallAndUpright(triple) && isWorth(tryUnscaled, candidate, false))
  );
}

function isWorth(way: Way, candidate: Candidate, nothingYet: boolean): boolean {
  if (way === tryUnscaled) return candidate.triple.strain < GOOD_SQUARE;
  return nothingYet || (way === tryUpright ? candidate.score >= LIKELY : isSure(candidate));
}

/**
 * After this many failures in a row, the places of one copy are a texture. Codes that the benchmark found in this way were
 * the first to the fifth likeliest place.
 */
const MOST_FAILED = 12;

function scaled(code: DecodedQr, factor: number): DecodedQr {
  if (factor === 1) return code;
  return { ...code, corners: code.corners.map(({ x, y }) => ({ x: x * factor, y: y * factor })) as Corners };
}

function covers(code: DecodedQr, place: Corners): boolean {
  return isInside(centreOf(place), code.corners, 0);
}
