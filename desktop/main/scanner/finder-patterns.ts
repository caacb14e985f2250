/**
 * Finder patterns: the three square targets of a QR code. Dark and light on any line through the centre have the ratio
 * 1 : 1 : 3 : 1 : 1 (ISO/IEC 18004 §6.3.3). They show quickly whether a picture has unread codes.
 */
import type { Luma } from './luma.ts';

export interface Finder {
  /** The centre, in pixels from the picture's corner. The centre of the first pixel is at 0.5. */
  x: number;
  y: number;
  /** Pixels per module, the mean of both directions. */
  module: number;
  /** Whether it is light on dark. */
  inverted: boolean;
}

export interface FinderSearch {
  /** Rows from one searched row to the next. A pattern's centre is three modules high, so 3 misses none. */
  step: number;
  /** The smallest difference in brightness between dark and light. */
  contrast: number;
  /** Whether to search carefully for modules of little more than a pixel, which takes 50% longer. */
  small: boolean;
}

/** The largest number of patterns. A picture with more is a texture. */
const MOST = 1_500;
/** The tolerance of a run, in modules, and its factor for the centre run of three modules. */
const RATIO_SLACK = 0.6;
const MIDDLE_SLACK = 1.5;
/** An additional tolerance in pixels, because runs are measured in entire pixels. Smaller between pixels. */
const PIXEL_SLACK = 0.6;
const BETWEEN_PIXELS_SLACK = 0.4;
/** The smallest width of the inner five modules, in pixels. */
const LEAST_INNER = 4;
/** How far from its centre a pattern's ends may be: eight modules plus these pixels. Half a pattern is 3.5 modules. */
const [REACH_MODULES, REACH_PIXELS] = [8, 4];
/** The largest ratio of a module's width and height, for a code seen from the side. */
const MOST_STRETCH = 2.6;
/** The smallest difference in brightness between a pattern's centre and its surroundings. Less is noise. */
const LEAST_CONTRAST = 10;
/** Two patterns closer than this, in modules or in pixels, are the same one measured twice. */
const [SAME_MODULES, SAME_PIXELS] = [2.5, 2];

export function findFinders(luma: Luma, { step, contrast, small }: FinderSearch): Finder[] {
  const { data, width, height } = luma;
  const found = new NearbyFinders();
  /** Measures a place where a row's runs have the right lengths. `b` to `e` are the inner four ends of runs. */
  const suspect = (b: number, c: number, d: number, e: number, y: number, inverted: boolean) => {
    const middle = (c + d) / 2;
    const module = (e - b) / 5;
    if (found.has(middle, y, module)) return;
    const levels = small && module < SMALL ? LEVELS_OF_SMALL : LEVELS;
    const finder = measure(levels, luma, middle, y, module, inverted);
    if (finder) found.add(finder);
  };
  for (let y = step >> 1; y < height && found.all.length < MOST; y += step) {
    const row = y * width;
    // The ends of the last six runs. Single variables, because this loop takes most of the time.
    let [a, b, c, d, e, f] = [0, 0, 0, 0, 0, 0];
    let light = true;
    // The brightest value of the current light run, or the darkest of the current dark run.
    let extreme = data[row] as number;
    for (let x = 1; ; x += 1) {
      // To the end of the current run. The picture's edge ends the last one.
      let value = 0;
      if (light) {
        while (x < width) {
          value = data[row + x] as number;
          if (value > extreme) extreme = value;
          else if (extreme - value > contrast) break;
          x += 1;
        }
      } else {
        while (x < width) {
          value = data[row + x] as number;
          if (value < extreme) extreme = value;
          else if (value - extreme > contrast) break;
          x += 1;
        }
      }
      light = !light;
      extreme = value;
      a = b;
      b = c;
      c = d;
      d = e;
      e = f;
      f = x;
      // Most runs belong to letters, and fail here.
      if (d - c >= c - b && d - c >= e - d && isRatio(a, b, c, d, e, f)) suspect(b, c, d, e, y + 0.5, !light);
      if (x >= width) break;
    }
  }
  return found.all;
}

/**
 * Whether the runs have a pattern's ratio. Uses the two light runs and the centre between them. An outer run has no
 * upper limit, because the outer rings of two codes may touch.
 */
function isRatio(a: number, b: number, c: number, d: number, e: number, f: number): boolean {
  const inner = e - b;
  if (inner < LEAST_INNER) return false;
  const module = inner / 5;
  const slack = module * RATIO_SLACK + PIXEL_SLACK;
  if (Math.abs(d - c - 3 * module) > slack * MIDDLE_SLACK) return false;
  if (Math.abs(c - b - module) > slack || Math.abs(e - d - module) > slack) return false;
  const least = module - slack;
  const [first, last] = [b - a, f - e];
  return first >= least && last >= least && (first < module + slack || last < module + slack);
}

/**
 * The levels between dark and light, 0 to 1. A module little wider than a pixel may lie between two pixels, which are
 * both half dark. Then a level of one half finds neither.
 */
const LEVELS = [0.5];
const LEVELS_OF_SMALL = [0.5, 0.41, 0.59];
const SMALL = 1.7;

/** Measures a possible pattern in both directions, with subpixel accuracy. Returns nothing if it is not a pattern. */
function measure(
  levels: readonly number[],
  luma: Luma,
  x: number,
  y: number,
  module: number,
  inverted: boolean,
): Finder | undefined {
  for (const share of levels) {
    const finder = measureAt(share, luma, x, y, module, inverted);
    if (finder) return finder;
  }
  return undefined;
}

function measureAt(
  share: number,
  luma: Luma,
  x: number,
  y: number,
  module: number,
  inverted: boolean,
): Finder | undefined {
  let centre = { x, y };
  let across = module;
  let down = module;
  // The column first, because the row may not cross the centre. Then again from the improved centre.
  for (let pass = 0; pass < 2; pass += 1) {
    const level = levelAt(share, luma, centre.x, centre.y, Math.max(across, 1), inverted);
    if (level === undefined) return undefined;
    const vertical = alongLine(luma, centre, 0, 1, down * REACH_MODULES + REACH_PIXELS, level, inverted);
    if (!vertical) return undefined;
    centre = { x: centre.x, y: centre.y + vertical.shift };
    down = vertical.module;
    const horizontal = alongLine(luma, centre, 1, 0, across * REACH_MODULES + REACH_PIXELS, level, inverted);
    if (!horizontal) return undefined;
    centre = { x: centre.x + horizontal.shift, y: centre.y };
    across = horizontal.module;
  }
  if (across > down * MOST_STRETCH || down > across * MOST_STRETCH) return undefined;
  return { ...centre, module: (across + down) / 2, inverted };
}

/** Returns a brightness between a pattern's centre and its surroundings. */
function levelAt(
  share: number,
  luma: Luma,
  x: number,
  y: number,
  module: number,
  inverted: boolean,
): number | undefined {
  const middle = at(luma, x, y);
  let other = middle;
  const reach = Math.ceil(module * 3);
  for (let offset = 1; offset <= reach; offset += 1) {
    for (const value of [at(luma, x - offset, y), at(luma, x + offset, y)]) {
      other = inverted ? Math.min(other, value) : Math.max(other, value);
    }
  }
  return Math.abs(other - middle) < LEAST_CONTRAST ? undefined : middle + (other - middle) * share;
}

/** Measures the runs of a pattern along a line through its centre. */
function alongLine(
  luma: Luma,
  centre: { x: number; y: number },
  dx: number,
  dy: number,
  reach: number,
  level: number,
  inverted: boolean,
): { module: number; shift: number } | undefined {
  const forth = crossings(luma, centre, dx, dy, reach, level, inverted);
  const back = crossings(luma, centre, -dx, -dy, reach, level, inverted);
  if (!forth || !back) return undefined;
  const module = (forth[1] + back[1]) / 5;
  const slack = module * RATIO_SLACK + BETWEEN_PIXELS_SLACK;
  const outer = [back[2] - back[1], forth[2] - forth[1]];
  const fits =
    Math.abs(forth[0] + back[0] - 3 * module) < slack * MIDDLE_SLACK &&
    Math.abs(forth[1] - forth[0] - module) < slack &&
    Math.abs(back[1] - back[0] - module) < slack &&
    outer.every((run) => run > module - slack) &&
    outer.some((run) => run < module + slack);
  return fits ? { module, shift: (forth[0] - back[0]) / 2 } : undefined;
}

/** Returns the distances from the centre to the ends of the centre square, the light ring and the outer ring. */
function crossings(
  luma: Luma,
  { x, y }: { x: number; y: number },
  dx: number,
  dy: number,
  reach: number,
  level: number,
  inverted: boolean,
): [number, number, number] | undefined {
  const ends: number[] = [];
  let before = at(luma, x, y);
  let dark = !inverted;
  for (let walked = 1; walked <= reach; walked += 1) {
    const px = x + dx * walked;
    const py = y + dy * walked;
    const outside = px < 0 || py < 0 || px >= luma.width || py >= luma.height;
    const value = outside ? (dark ? 255 : 0) : at(luma, px, py);
    if (dark ? value > level : value < level) {
      const share = value === before ? 0.5 : (level - before) / (value - before);
      ends.push(walked - 1 + Math.min(1, Math.max(0, share)));
      dark = !dark;
      const [a, b, c] = ends;
      if (a !== undefined && b !== undefined && c !== undefined) return [a, b, c];
    }
    if (outside) return undefined;
    before = value;
  }
  return undefined;
}

function at({ data, width, height }: Luma, x: number, y: number): number {
  const px = Math.min(width - 1, Math.max(0, Math.floor(x)));
  const py = Math.min(height - 1, Math.max(0, Math.floor(y)));
  return data[py * width + px] as number;
}

/** Patterns by place, so that a row does not measure again the patterns of the row above. */
class NearbyFinders {
  readonly all: Finder[] = [];
  readonly #byCell = new Map<number, Finder[]>();

  add(finder: Finder): void {
    if (this.has(finder.x, finder.y, finder.module)) return;
    this.all.push(finder);
    const cell = cellOf(finder.x, finder.y);
    this.#byCell.set(cell, [...(this.#byCell.get(cell) ?? []), finder]);
  }

  has(x: number, y: number, module: number): boolean {
    const reach = Math.max(SAME_PIXELS, module * SAME_MODULES);
    for (let dy = -reach; dy <= reach + CELL; dy += CELL) {
      for (let dx = -reach; dx <= reach + CELL; dx += CELL) {
        const near = this.#byCell.get(cellOf(x + Math.min(dx, reach), y + Math.min(dy, reach)));
        if (near?.some((other) => Math.abs(other.x - x) < reach && Math.abs(other.y - y) < reach))
          return true;
      }
    }
    return false;
  }
}

/** The side of a cell in pixels, and more cells than a row of the largest picture has. */
const CELL = 32;
const CELLS_A_ROW = 65_536;
const cellOf = (x: number, y: number) => Math.floor(y / CELL) * CELLS_A_ROW + Math.floor(x / CELL);
