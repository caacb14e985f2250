/** The corpus: classes of pictures with known codes, drawn here. */
import type { Pixels } from '../../../desktop/main/scanner/pixels.ts';
import { type Colour, canvas, desktop, fill, WHITE } from './canvas.ts';
import { grain, rescaled, soften, throughJpeg, uneven } from './damage.ts';
import { type CodeLook, drawSquare, drawWarped, modulesOf } from './draw-code.ts';
import { lookAlikes } from './look-alikes.ts';
import { emptyClasses } from './nothing.ts';
import { Places, sideOf, someKeyUri, turned } from './place.ts';
import type { Chance } from './random.ts';
import type { Scene, SceneClass } from './scene.ts';

const SCREENS = [
  [1280, 720],
  [1920, 1080],
  [2560, 1440],
  [3840, 2160],
] as const;

/** Draws codes on a screen, each with an integer number of pixels per module. */
function populate(
  pixels: Pixels,
  chance: Chance,
  codes: number,
  scaleOf: (index: number) => number,
  lookOf: (text: string) => Partial<CodeLook> = () => ({}),
): string[] {
  const places = new Places(pixels, chance);
  const truth: string[] = [];
  for (let index = 0; index < codes; index += 1) {
    const text = someKeyUri(chance, index);
    const look: CodeLook = { text, ...lookOf(text) };
    const scale = scaleOf(index);
    const side = sideOf(look, scale);
    const at = places.find(side, side);
    if (!at) continue;
    drawSquare(pixels, look, at, scale);
    truth.push(text);
  }
  return truth;
}

const screenOf = (chance: Chance, index: number, dark?: boolean): Pixels => {
  const [width, height] = SCREENS[index % SCREENS.length] ?? SCREENS[0];
  return desktop(width, height, chance, dark);
};

/**
 * Draws a code as a terminal does: half blocks, two modules in a row of letters, and a gap under each row.
 *
 * @param look `isDark`: the terminal's ground; `inkIsDark`: whether letters are the dark modules or the light ones
 */
function letters(
  text: string,
  { scale, gap, isDark, inkIsDark }: { scale: number; gap: number; isDark: boolean; inkIsDark: boolean },
): Pixels {
  const quiet = 2;
  const { size, isDark: isDarkModule } = modulesOf({ text });
  const side = size + quiet * 2;
  const rows = Math.ceil(side / 2);
  const [ground, ink]: [Colour, Colour] = isDark
    ? [
        [20, 22, 28],
        [226, 228, 232],
      ]
    : [
        [244, 244, 240],
        [24, 24, 28],
      ];
  const pixels = canvas(side * scale + 60, rows * (scale * 2 + gap) + 60);
  fill(pixels, { x: 0, y: 0, width: pixels.width, height: pixels.height }, ground);
  for (let row = 0; row < side; row += 1) {
    for (let column = 0; column < side; column += 1) {
      const [y, x] = [row - quiet, column - quiet];
      const inside = Math.min(x, y) >= 0 && Math.max(x, y) < size;
      if ((inside && isDarkModule(y, x)) !== inkIsDark) continue;
      const top = 30 + Math.floor(row / 2) * (scale * 2 + gap) + (row % 2) * scale;
      fill(pixels, { x: 30 + column * scale, y: top, width: scale, height: scale }, ink);
    }
  }
  return pixels;
}

/** Draws one code in a small picture, as in photos and cut-outs. */
function portrait(
  chance: Chance,
  look: Partial<CodeLook>,
  options: { scale: number; angle?: number; slant?: number },
): Scene {
  const text = look.text ?? someKeyUri(chance);
  const full: CodeLook = { ...look, text };
  const side = sideOf({ ...full, quiet: 0 }, options.scale);
  const room = Math.ceil(side * 1.7 + 60);
  const pixels = desktop(room, room, chance);
  const corners = turned({ x: room / 2, y: room / 2 }, side, options.angle ?? 0, options.slant ?? 0);
  drawWarped(pixels, full, corners, 3);
  return { pixels, truth: [text] };
}

export const sceneClasses: readonly SceneClass[] = [
  {
    name: 'desktop-1x',
    about: '1 to 12 codes on screens of 1280×720 to 3840×2160, 1 to 12 pixels a module',
    count: 24,
    make: (chance, index) => {
      const pixels = screenOf(chance, index);
      return {
        pixels,
        truth: populate(pixels, chance, 1 + (index % 12), () =>
          chance.whole(1, pixels.width < 1500 ? 5 : 12),
        ),
      };
    },
  },
  {
    name: 'desktop-fractional',
    about: 'the same, scaled by 1.1 to 2.5 as compositors do',
    count: 20,
    make: (chance, index) => {
      const pixels = screenOf(chance, index % 2);
      const truth = populate(pixels, chance, 1 + (index % 12), () => chance.whole(1, 5));
      return { pixels: rescaled(pixels, chance.pick([1.1, 1.25, 1.5, 1.75, 2.25, 2.5])), truth };
    },
  },
  {
    name: 'light-on-dark',
    about: 'inverted codes of dark themes, beside ordinary ones',
    count: 16,
    make: (chance, index) => {
      const pixels = screenOf(chance, index, true);
      const inverted = (): Partial<CodeLook> => ({ dark: [232, 236, 244], light: [18, 22, 30] });
      const truth = populate(
        pixels,
        chance,
        1 + (index % 6),
        () => chance.whole(1, 6),
        () => (chance.next() < 0.7 ? inverted() : {}),
      );
      return { pixels, truth };
    },
  },
  {
    name: 'terminal-rows',
    about: 'codes made of letters in a terminal, in both polarities, with gaps between the rows',
    count: 24,
    make: (chance, index) => {
      const text = someKeyUri(chance);
      const scale = chance.whole(3, 10);
      const gap = chance.whole(0, Math.min(3, scale - 1));
      const isDark = index % 2 === 0;
      return { pixels: letters(text, { scale, gap, isDark, inkIsDark: index % 4 < 2 }), truth: [text] };
    },
  },
  {
    name: 'coloured',
    about: 'coloured ink, coloured ground, low contrast',
    count: 16,
    make: (chance, index) => {
      const pixels = screenOf(chance, index % 3);
      const truth = populate(
        pixels,
        chance,
        3,
        () => chance.whole(2, 6),
        () => ({
          dark: chance.pick([
            [20, 60, 160],
            [140, 20, 40],
            [90, 90, 90],
            [120, 130, 110],
          ]),
          light: chance.pick([
            [255, 240, 210],
            [190, 200, 215],
            [225, 255, 225],
            [175, 175, 175],
          ]),
        }),
      );
      return { pixels, truth };
    },
  },
  {
    name: 'rounded',
    about: 'modules drawn as dots',
    count: 20,
    make: (chance) =>
      portrait(
        chance,
        { rounded: true, level: chance.pick(['M', 'Q', 'H']) },
        { scale: chance.between(3, 9) },
      ),
  },
  {
    name: 'logo',
    about: 'a logo over the middle, up to 28 % of the width',
    count: 20,
    make: (chance) =>
      portrait(
        chance,
        { level: 'H', logo: chance.between(0.15, 0.28), rounded: chance.next() < 0.5 },
        { scale: chance.between(3, 8) },
      ),
  },
  {
    name: 'jpeg',
    about: 'JPEG of quality 30 to 95',
    count: 24,
    make: (chance, index) => {
      const pixels = screenOf(chance, index % 2);
      const truth = populate(pixels, chance, 1 + (index % 5), () => chance.whole(1, 5));
      return { pixels: throughJpeg(pixels, chance.whole(30, 95)), truth };
    },
  },
  {
    name: 'blur',
    about: 'out of focus by up to 1.1 modules',
    count: 24,
    make: (chance) => {
      const scale = chance.between(2, 7);
      const scene = portrait(chance, {}, { scale, angle: chance.between(-8, 8) });
      return { ...scene, pixels: soften(scene.pixels, scale * chance.between(0.2, 1.1) * 0.6) };
    },
  },
  {
    name: 'noise',
    about: 'grain, uneven light, low contrast',
    count: 20,
    make: (chance) => {
      const scene = portrait(chance, {}, { scale: chance.between(3, 7), angle: chance.between(-20, 20) });
      const lit = uneven(
        scene.pixels,
        chance.between(0.3, 0.7),
        chance.between(0.8, 1.3),
        chance.between(0.3, 0.9),
      );
      return { ...scene, pixels: grain(lit, chance.between(5, 30), chance) };
    },
  },
  {
    name: 'rotation',
    about: 'any angle, 2 to 8 pixels a module',
    count: 24,
    make: (chance) => portrait(chance, {}, { scale: chance.between(2, 8), angle: chance.between(0, 360) }),
  },
  {
    name: 'perspective',
    about: 'seen from the side',
    count: 24,
    make: (chance) =>
      portrait(
        chance,
        {},
        { scale: chance.between(3, 8), angle: chance.between(-45, 45), slant: chance.between(0.2, 0.75) },
      ),
  },
  {
    name: 'overlap',
    about: 'another window over a corner or an edge, few or no finder patterns lost',
    count: 20,
    make: (chance) => {
      const scale = chance.whole(3, 7);
      const scene = portrait(chance, { level: chance.pick(['Q', 'H']) }, { scale });
      const { width } = scene.pixels;
      const part = (width * chance.between(0.08, 0.2)) / 1.7;
      const [x, y] = [
        width / 2 + (width / 1.7) * 0.5 - part,
        width / 2 + (width / 1.7) * 0.5 - part * chance.between(0.5, 2),
      ];
      fill(
        scene.pixels,
        { x, y, width: part * 3, height: part * 3 },
        chance.pick([WHITE, [30, 40, 60], [200, 60, 60]]),
      );
      return scene;
    },
  },
  {
    name: 'touching',
    about: 'two to nine codes side by side without light ground between them',
    count: 20,
    make: (chance, index) => {
      const pixels = desktop(1600, 1000, chance);
      const scale = chance.whole(2, 4);
      const quiet = chance.pick([0, 1, 2]);
      const looks = Array.from(
        { length: 2 + (index % 8) },
        (_, n): CodeLook => ({ text: someKeyUri(chance, n), version: 10, quiet }),
      );
      const side = sideOf(looks[0] ?? { text: '' }, scale);
      const across = Math.max(1, Math.min(3, Math.floor(1500 / side)));
      const kept = looks.filter((_, n) => (Math.floor(n / across) + 1) * side < 960);
      fill(
        pixels,
        { x: 40, y: 30, width: across * side + 20, height: Math.ceil(kept.length / across) * side + 20 },
        WHITE,
      );
      for (const [n, look] of kept.entries()) {
        const at = { x: 50 + (n % across) * side, y: 40 + Math.floor(n / across) * side };
        drawSquare(pixels, look, at, scale);
      }
      return { pixels, truth: kept.map(({ text }) => text) };
    },
  },
  {
    name: 'versions',
    about: 'versions 1 to 40',
    count: 40,
    make: (chance, index) => {
      const version = index + 1;
      const room = [17, 32, 53, 78, 106, 134, 154, 192, 230, 271][version - 1];
      const length = Math.floor((room ?? 271 + (version - 10) * 55) * 0.7);
      const text = `otpauth://x${version}`
        .padEnd(length, chance.pick(['a', 'secret', '7']))
        .slice(0, Math.max(10, length));
      const pixels = desktop(900, 900, chance);
      const look: CodeLook = { text, version, level: 'L' };
      const scale = version > 25 ? chance.whole(2, 4) : chance.whole(2, 5);
      drawSquare(pixels, look, { x: chance.whole(0, 60), y: chance.whole(0, 60) }, scale);
      return { pixels, truth: [text] };
    },
  },
  {
    name: 'tiny',
    about: 'one to two pixels a module, softened by scaling',
    count: 20,
    make: (chance, index) => {
      const pixels = desktop(1000, 700, chance);
      const truth = populate(pixels, chance, 1 + (index % 4), () => 1);
      return { pixels: rescaled(pixels, chance.between(1.2, 2)), truth };
    },
  },
  {
    name: 'mixed',
    about: 'several of these at once',
    count: 30,
    make: (chance) => {
      const scale = chance.between(2.5, 7);
      const scene = portrait(
        chance,
        { rounded: chance.next() < 0.4, level: chance.pick(['M', 'Q', 'H']) },
        { scale, angle: chance.between(0, 360), slant: chance.between(0, 0.5) },
      );
      const soft = soften(scene.pixels, scale * chance.between(0.05, 0.35));
      const lit = uneven(soft, chance.between(0.5, 0.9), chance.between(0.8, 1.2), chance.between(0.5, 1));
      return {
        ...scene,
        pixels: throughJpeg(grain(lit, chance.between(0, 12), chance), chance.whole(30, 90)),
      };
    },
  },
  {
    name: 'three-4k',
    about: 'three 4K screens side by side, 11520×2160',
    count: 3,
    make: (chance, index) => {
      const pixels = desktop(11_520, 2160, chance);
      return { pixels, truth: populate(pixels, chance, [2, 6, 12][index] ?? 2, () => chance.whole(2, 8)) };
    },
  },
  {
    name: 'look-alikes',
    about: 'no codes: finder patterns alone, other barcodes, checkerboards, maps, noise',
    count: 20,
    make: (chance, index) => {
      const pixels = index % 4 === 3 ? canvas(1280, 720) : desktop(1280, 720, chance);
      lookAlikes(pixels, chance);
      return { pixels, truth: [] };
    },
  },
  ...emptyClasses,
];
