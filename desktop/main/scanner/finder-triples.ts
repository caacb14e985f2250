/** Groups of three finder patterns that could be one code. */

import type { Finder } from './finder-patterns.ts';
import { distance, type Point } from './geometry.ts';

export interface Triple {
  /** The pattern at the right angle, then the other two, clockwise in the picture. */
  topLeft: Finder;
  topRight: Finder;
  bottomLeft: Finder;
  /** The measured number of modules along a side: 21 for version 1 to 177 for version 40, in steps of 4. */
  size: number;
  /** The difference from a square seen from the front; 0 for an exact square. */
  strain: number;
}

/** The distance between two patterns' centres, in modules: 14 for version 1, 170 for version 40. */
const [SHORTEST, LONGEST] = [11, 200];
/** If a code is turned by 45°, modules measured along rows and columns are √2 times as wide. */
const MOST_SLANT = 1.45;
/** The largest ratio of the module widths of two patterns in one code. */
const MOST_MODULE_RATIO = 2;
/** The largest cosine at the corner pattern, 0 for a right angle. It allows 44° to 136°, for a tilted code. */
const MOST_COSINE = 0.72;
/** The largest logarithm of the two sides' ratio: one may be 2.5 times as long as the other. */
const MOST_UNEVENNESS = 0.9;
/** The weight of angle and sides in the strain. Different modules have weight 1, as they are measured less exactly. */
const SHAPE_WEIGHT = 1.5;
const MOST_STRAIN = 1.6;
/** Each pattern is combined with this many nearest ones only. Those of the same code are among them. */
const MOST_NEIGHBOURS = 24;
/** In a texture with many patterns each has fewer neighbours, so that there are at most about this many pairs. */
const MOST_PAIRS = 80_000;

/** Returns the triples, the likeliest first. */
export function triplesOf(finders: readonly Finder[]): Triple[] {
  const triples: Triple[] = [];
  const most = Math.min(MOST_NEIGHBOURS, Math.ceil(Math.sqrt((2 * MOST_PAIRS) / finders.length)));
  for (const corner of finders) {
    const near = nearestTo(corner, finders, most);
    for (let first = 0; first < near.length; first += 1) {
      for (let second = first + 1; second < near.length; second += 1) {
        const triple = asTriple(corner, near[first] as Finder, near[second] as Finder);
        if (triple) triples.push(triple);
      }
    }
  }
  return triples.sort((a, b) => a.strain - b.strain);
}

/** Returns the nearest patterns that could belong to the same code, the nearest first. */
function nearestTo(corner: Finder, finders: readonly Finder[], most: number): Finder[] {
  const near: { other: Finder; far: number }[] = [];
  for (const other of finders) {
    if (other !== corner && couldShareACode(corner, other))
      near.push({ other, far: distance(other, corner) });
  }
  return near
    .sort((a, b) => a.far - b.far)
    .slice(0, most)
    .map(({ other }) => other);
}

function couldShareACode(a: Finder, b: Finder): boolean {
  if (a.inverted !== b.inverted) return false;
  const ratio = a.module / b.module;
  if (ratio > MOST_MODULE_RATIO || ratio < 1 / MOST_MODULE_RATIO) return false;
  const modules = distance(a, b) / ((a.module + b.module) / 2);
  return modules > SHORTEST / MOST_SLANT && modules < LONGEST;
}

function asTriple(corner: Finder, a: Finder, b: Finder): Triple | undefined {
  const [ax, ay, bx, by] = [a.x - corner.x, a.y - corner.y, b.x - corner.x, b.y - corner.y];
  // Not `Math.hypot`, which takes several times as long. Textures have hundreds of thousands of these pairs.
  const [lengthA, lengthB] = [Math.sqrt(ax * ax + ay * ay), Math.sqrt(bx * bx + by * by)];
  const cosine = (ax * bx + ay * by) / (lengthA * lengthB);
  const sides = Math.abs(Math.log(lengthA / lengthB));
  if (Math.abs(cosine) > MOST_COSINE || sides > MOST_UNEVENNESS) return undefined;
  const widest = Math.max(corner.module, a.module, b.module);
  const spread = Math.log(widest / Math.min(corner.module, a.module, b.module));
  const strain = (Math.abs(cosine) + sides) * SHAPE_WEIGHT + spread;
  if (strain > MOST_STRAIN) return undefined;
  const turnsClockwise = ax * by - ay * bx > 0;
  const [topRight, bottomLeft] = turnsClockwise ? [a, b] : [b, a];
  return { topLeft: corner, topRight, bottomLeft, size: sizeOf(corner, topRight, bottomLeft), strain };
}

function sizeOf(corner: Finder, a: Finder, b: Finder): number {
  const modules = (other: Finder) => {
    const [dx, dy] = [other.x - corner.x, other.y - corner.y];
    const length = Math.hypot(dx, dy);
    // Rows and columns cross a turned module at an angle, so they measure it too wide.
    const slant = Math.max(Math.abs(dx), Math.abs(dy)) / length;
    return length / (((corner.module + other.module) / 2) * slant);
  };
  return (modules(a) + modules(b)) / 2 + 7;
}

/** Returns the centre of a triple's area. */
export function middleOf({ topRight, bottomLeft }: Triple): Point {
  return { x: (topRight.x + bottomLeft.x) / 2, y: (topRight.y + bottomLeft.y) / 2 };
}
