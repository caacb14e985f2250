/** Free places for codes, and their texts. */
import type { Corners, Point } from '../../../desktop/main/scanner/geometry.ts';
import type { Pixels } from '../../../desktop/main/scanner/pixels.ts';
import { type CodeLook, modulesOf } from './draw-code.ts';
import type { Chance } from './random.ts';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const ISSUERS = ['Example', 'Harbour Bank', 'Mail', 'Forge', 'Cloud Nine', 'Registrar'];

/** Returns a key URI like a site's. The number makes the texts in one picture different. */
export function someKeyUri(chance: Chance, number = chance.whole(0, 9999)): string {
  const secret = Array.from({ length: chance.pick([16, 32, 32, 52]) }, () => chance.pick([...BASE32])).join(
    '',
  );
  const issuer = encodeURIComponent(chance.pick(ISSUERS));
  return `otpauth://totp/${issuer}:user${number}%40example.com?secret=${secret}&issuer=${issuer}`;
}

/** Records the used places, so that codes do not overlap. */
export class Places {
  readonly #taken: { x: number; y: number; width: number; height: number }[] = [];
  readonly #pixels: Pixels;
  readonly #chance: Chance;

  constructor(pixels: Pixels, chance: Chance) {
    this.#pixels = pixels;
    this.#chance = chance;
  }

  /** Returns a free place, or none after many attempts. */
  find(width: number, height: number): Point | undefined {
    for (let tries = 0; tries < 200; tries += 1) {
      const x = this.#chance.whole(0, Math.floor(this.#pixels.width - width));
      const y = this.#chance.whole(0, Math.floor(this.#pixels.height - height));
      const area = { x, y, width, height };
      if (x < 0 || y < 0 || this.#taken.some((other) => overlap(area, other))) continue;
      this.#taken.push(area);
      return { x, y };
    }
    return undefined;
  }
}

function overlap(
  a: { x: number; y: number; width: number; height: number },
  b: { x: number; y: number; width: number; height: number },
): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** Returns the side of a code with its quiet zone, in pixels. */
export function sideOf(look: CodeLook, scale: number): number {
  return (modulesOf(look).size + 2 * (look.quiet ?? 4)) * scale;
}

/** Returns the corners of a turned square. With `slant`, it is seen from the side. @param angle in degrees */
export function turned(centre: Point, side: number, angle: number, slant = 0): Corners {
  const [sin, cos] = [Math.sin((angle * Math.PI) / 180), Math.cos((angle * Math.PI) / 180)];
  const half = side / 2;
  const at = (x: number, y: number): Point => {
    // The far side is smaller, as for a camera at an angle.
    const depth = 1 + slant * (y / side);
    const [px, py] = [x / depth, y / depth];
    return { x: centre.x + px * cos - py * sin, y: centre.y + px * sin + py * cos };
  };
  return [at(-half, -half), at(half, -half), at(half, half), at(-half, half)];
}
