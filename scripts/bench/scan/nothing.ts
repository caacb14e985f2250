/** Pictures without a code, as people also have them searched: photos, pages, tables, listings, screens, noise. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Resvg } from '@resvg/resvg-wasm';
import type { Pixels } from '../../../desktop/main/scanner/pixels.ts';
import { anyColour, type Colour, canvas, fill } from './canvas.ts';
import { grain, soften, throughJpeg } from './damage.ts';
import type { Chance } from './random.ts';
import type { SceneClass } from './scene.ts';

const { resolve } = createRequire(import.meta.url);
const fontOf = (file: string) => new Uint8Array(readFileSync(resolve(`@fontsource-variable/${file}`)));
const fontBuffers = [
  fontOf('inter/files/inter-latin-wght-normal.woff2'),
  fontOf('jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2'),
];
const [TEXT, CODE] = ['Inter Variable', 'JetBrains Mono Variable'];

/** Draws SVG elements on a ground. The module of resvg must be loaded. */
function drawn(width: number, height: number, ground: string, elements: readonly string[]): Pixels {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="${ground}"/>${elements.join('')}</svg>`;
  const drawing = new Resvg(svg, { font: { fontBuffers, defaultFontFamily: TEXT } });
  const image = drawing.render();
  const pixels = { data: new Uint8ClampedArray(image.pixels), width: image.width, height: image.height };
  image.free();
  drawing.free();
  return pixels;
}

interface Lettering {
  x: number;
  y: number;
  size: number;
  font?: string;
  weight?: number;
  fill?: string;
}

function lettered(text: string, { x, y, size, font = TEXT, weight = 400, fill: ink = '#1a1a1a' }: Lettering) {
  return `<text x="${x}" y="${y}" font-family="${font}" font-size="${size}" font-weight="${weight}" fill="${ink}" xml:space="preserve">${text}</text>`;
}

const SYLLABLES =
  'ba be bo code da de do fi go ha ho in ka ko la lo ma me mo na no on or pa po qua ra ro sa so ta to un va wo'.split(
    ' ',
  );

function word(chance: Chance): string {
  return Array.from({ length: chance.whole(1, 4) }, () => chance.pick(SYLLABLES)).join('');
}

function words(chance: Chance, letters: number): string {
  let text = '';
  while (text.length < letters) text += `${word(chance)}${chance.next() < 0.1 ? ', ' : ' '}`;
  return text.slice(0, letters);
}

/** A page of text, as a scanner or an export makes it: 150, 200 or 300 dots per inch. */
function page(chance: Chance, index: number): Pixels {
  const dots = [150, 200, 300][index % 3] ?? 150;
  const [width, height] = [Math.round(8.27 * dots), Math.round(11.69 * dots)];
  const size = (chance.between(8, 12) * dots) / 72;
  const [margin, line] = [dots * 0.8, size * 1.4];
  const rows: string[] = [];
  for (let y = margin; y < height - margin; y += line) {
    if (chance.next() < 0.1) continue;
    const isTitle = chance.next() < 0.06;
    const letters = Math.floor(((width - 2 * margin) / (size * 0.55)) * (isTitle ? 0.4 : 1));
    const weight = isTitle ? 700 : 400;
    rows.push(lettered(words(chance, letters), { x: margin, y, size, weight }));
  }
  const pixels = drawn(width, height, '#fff', rows);
  // Every second one is scanned from paper.
  return index % 2 === 0 ? pixels : throughJpeg(grain(soften(pixels, 0.6), 5, chance), chance.whole(50, 90));
}

/** A table of numbers with ruled lines, as in spreadsheets and statements. */
function table(chance: Chance): Pixels {
  const [width, height] = chance.pick([
    [1920, 1080],
    [2560, 1440],
  ] as const);
  const [row, column] = [chance.whole(18, 34), chance.whole(60, 140)];
  const size = row * 0.55;
  const elements: string[] = [];
  for (let y = 0; y < height; y += row) {
    elements.push(`<path d="M0 ${y}.5H${width}" stroke="#bbb"/>`);
    for (let x = 0; x < width; x += column) {
      if (chance.next() < 0.08)
        elements.push(
          `<rect x="${x}" y="${y}" width="${column}" height="${row}" fill="${cssOf(anyColour(chance))}"/>`,
        );
      const value = chance.next() < 0.7 ? chance.between(0, 99_999).toFixed(2) : word(chance);
      elements.push(lettered(value, { x: x + 6, y: y + row * 0.7, size }));
    }
  }
  for (let x = 0; x < width; x += column) elements.push(`<path d="M${x}.5 0V${height}" stroke="#bbb"/>`);
  return drawn(width, height, '#fff', elements);
}

/** A listing in an editor, with coloured words and line numbers, light or dark. */
function listing(chance: Chance, index: number): Pixels {
  const [width, height] = index % 2 === 0 ? ([1920, 1080] as const) : ([3840, 2160] as const);
  const isDark = chance.next() < 0.6;
  const size = chance.whole(12, 20) * (index % 2 === 0 ? 1 : 1.6);
  const inks = isDark
    ? ['#d4d4d4', '#569cd6', '#ce9178', '#6a9955', '#dcdcaa']
    : ['#24292f', '#cf222e', '#0a3069', '#6e7781', '#8250df'];
  const elements: string[] = [];
  for (let y = size * 2, line = 1; y < height; y += size * 1.45, line += 1) {
    elements.push(lettered(`${line}`, { x: 10, y, size, font: CODE, fill: '#858585' }));
    let x = size * (4 + 1.2 * chance.whole(0, 4));
    for (let count = chance.whole(0, 9); count > 0 && x < width; count -= 1) {
      const text = chance.pick([
        word(chance),
        `${word(chance)}(${word(chance)})`,
        '=&gt;',
        '{ }',
        '[0, 8, 360]',
        '===',
      ]);
      elements.push(lettered(text, { x, y, size, font: CODE, fill: chance.pick(inks) }));
      x += size * 0.62 * (text.length + 1);
    }
  }
  return drawn(width, height, isDark ? '#1e1e1e' : '#fff', elements);
}

/** A screen full of controls: lists, avatars, radio buttons, check boxes, charts, icons of nested squares and rings. */
function screen(chance: Chance, index: number): Pixels {
  const [width, height] = [
    [1920, 1080],
    [2560, 1440],
    [3840, 2160],
  ][index % 3] as [number, number];
  const isDark = chance.next() < 0.4;
  const [ink, ground, panel] = isDark ? ['#e6e6e6', '#17181c', '#22242a'] : ['#1c1e21', '#eef0f4', '#fff'];
  const cell = chance.whole(90, 150);
  const elements: string[] = [];
  for (let y = 10; y < height - cell; y += cell + 10) {
    for (let x = 10; x < width - cell * 2; x += cell * 2 + 10) {
      elements.push(`<rect x="${x}" y="${y}" width="${cell * 2}" height="${cell}" rx="6" fill="${panel}"/>`);
      const draw = chance.pick([person, choices, chart, icons, lines]);
      elements.push(...draw(chance, { x: x + 10, y: y + 10, width: cell * 2 - 20, height: cell - 20 }, ink));
    }
  }
  return drawn(width, height, ground, elements);
}

interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

function person(chance: Chance, { x, y, height }: Area, ink: string): string[] {
  const radius = height / 4;
  return [
    `<circle cx="${x + radius}" cy="${y + radius}" r="${radius}" fill="${cssOf(anyColour(chance))}"/>`,
    lettered(word(chance).slice(0, 2).toUpperCase(), {
      x: x + radius / 2,
      y: y + radius * 1.3,
      size: radius,
      fill: '#fff',
    }),
    lettered(words(chance, 14), { x: x + radius * 2.5, y: y + radius, size: 14, weight: 600, fill: ink }),
    lettered(words(chance, 18), { x: x + radius * 2.5, y: y + radius + 20, size: 12, fill: ink }),
  ];
}

function choices(chance: Chance, { x, y, height }: Area, ink: string): string[] {
  const isRound = chance.next() < 0.5;
  const elements: string[] = [];
  for (let top = y; top < y + height - 16; top += 22) {
    const isChosen = chance.next() < 0.5;
    const box = isRound
      ? [
          `<circle cx="${x + 8}" cy="${top + 8}" r="7" fill="none" stroke="${ink}" stroke-width="2"/>`,
          `<circle cx="${x + 8}" cy="${top + 8}" r="3.5" fill="${ink}"/>`,
        ]
      : [
          `<rect x="${x + 1}" y="${top + 1}" width="14" height="14" fill="none" stroke="${ink}" stroke-width="2"/>`,
          `<rect x="${x + 5}" y="${top + 5}" width="6" height="6" fill="${ink}"/>`,
        ];
    elements.push(...box.slice(0, isChosen ? 2 : 1));
    elements.push(lettered(words(chance, 16), { x: x + 24, y: top + 13, size: 13, fill: ink }));
  }
  return elements;
}

function chart(chance: Chance, { x, y, width, height }: Area): string[] {
  const elements: string[] = [];
  for (let left = x; left < x + width; left += 9) {
    const tall = height * chance.between(0.1, 1);
    elements.push(
      `<rect x="${left}" y="${y + height - tall}" width="6" height="${tall}" fill="${cssOf(anyColour(chance))}"/>`,
    );
  }
  return elements;
}

function icons(chance: Chance, { x, y, width, height }: Area, ink: string): string[] {
  const elements: string[] = [];
  for (let top = y; top < y + height - 20; top += 28) {
    for (let left = x; left < x + width - 20; left += 28) {
      const radius = chance.pick([0, 2, 10]);
      const inner = chance.whole(3, 8);
      elements.push(
        `<rect x="${left + 1}" y="${top + 1}" width="18" height="18" rx="${radius}" fill="none" stroke="${ink}" stroke-width="${chance.pick([1.5, 2, 3])}"/>`,
        `<rect x="${left + 10 - inner}" y="${top + 10 - inner}" width="${inner * 2}" height="${inner * 2}" rx="${radius / 2}" fill="${chance.next() < 0.5 ? ink : cssOf(anyColour(chance))}"/>`,
      );
    }
  }
  return elements;
}

function lines(chance: Chance, { x, y, width, height }: Area, ink: string): string[] {
  const elements: string[] = [];
  for (let top = y + 12; top < y + height; top += 16) {
    elements.push(lettered(words(chance, Math.floor(width / 7.5)), { x, y: top, size: 12.5, fill: ink }));
  }
  return elements;
}

function cssOf(colour: Colour): string {
  return `rgb(${colour.map(Math.round).join(' ')})`;
}

/** A photo: sky, hills, houses with windows, grass and leaves, with the noise and the compression of a camera. */
function photo(chance: Chance, index: number): Pixels {
  const [width, height] = [
    [1280, 960],
    [2016, 1512],
    [3264, 2448],
  ][index % 3] as [number, number];
  const pixels = canvas(width, height);
  const rough = clouds(width, height, width / chance.between(3, 6), chance);
  const fine = clouds(width, height, chance.between(3, 12), chance);
  const horizon = height * chance.between(0.3, 0.6);
  const [sky, ground] = [anyColour(chance), anyColour(chance)];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x;
      const isSky = y < horizon + ((rough[x] as number) - 0.5) * height * 0.3;
      const bright = isSky
        ? 0.8 + 0.5 * ((rough[at] as number) - 0.5)
        : 0.5 + 0.6 * ((rough[at] as number) - 0.5) + 1.6 * ((fine[at] as number) - 0.5);
      const colour = isSky ? sky : ground;
      for (let channel = 0; channel < 3; channel += 1)
        pixels.data[at * 4 + channel] = (colour[channel] ?? 0) * bright + 40;
    }
  }
  for (let count = chance.whole(1, 4); count > 0; count -= 1) house(pixels, chance);
  return throughJpeg(grain(pixels, chance.between(2, 12), chance), chance.whole(70, 95));
}

/** Draws a wall with rows of framed windows. */
function house(pixels: Pixels, chance: Chance): void {
  const unit = pixels.width / 100;
  const [wide, high] = [unit * chance.between(10, 30), unit * chance.between(10, 35)];
  const [left, top] = [chance.between(0, pixels.width - wide), chance.between(0, pixels.height - high)];
  fill(pixels, { x: left, y: top, width: wide, height: high }, anyColour(chance));
  const side = unit * chance.between(0.8, 2.5);
  const [frame, glass] = [anyColour(chance), anyColour(chance)];
  for (let y = top + side; y < top + high - side; y += side * 1.8) {
    for (let x = left + side; x < left + wide - side; x += side * 1.8) {
      fill(pixels, { x, y, width: side, height: side }, frame);
      const inner = { x: x + side * 0.15, y: y + side * 0.15, width: side * 0.7, height: side * 0.7 };
      fill(pixels, inner, glass);
    }
  }
}

/** Returns smooth noise of several sizes, 0 to 1. @param size of its largest parts, in pixels */
function clouds(width: number, height: number, size: number, chance: Chance): Float32Array {
  const out = new Float32Array(width * height);
  let total = 0;
  for (let [cell, weight] = [size, 1]; cell >= 2; cell /= 2.3, weight *= 0.6) {
    total += weight;
    const columns = Math.ceil(width / cell) + 2;
    const values = Float32Array.from({ length: columns * (Math.ceil(height / cell) + 2) }, () =>
      chance.next(),
    );
    for (let y = 0; y < height; y += 1) {
      const [row, down] = [Math.floor(y / cell), (y / cell) % 1];
      for (let x = 0; x < width; x += 1) {
        const place = x / cell;
        const column = Math.floor(place);
        const across = place - column;
        const at = row * columns + column;
        const upper = (values[at] as number) * (1 - across) + (values[at + 1] as number) * across;
        const lower =
          (values[at + columns] as number) * (1 - across) + (values[at + columns + 1] as number) * across;
        out[y * width + x] = (out[y * width + x] as number) + weight * (upper * (1 - down) + lower * down);
      }
    }
  }
  return out.map((value) => value / total);
}

/** Noise alone: of single pixels, of larger dots, weak and strong. */
function noise(chance: Chance, index: number): Pixels {
  const pixels = canvas(1920, 1080, [128, 128, 128]);
  const size = 1 + (index % 4);
  for (let y = 0; y < pixels.height; y += size) {
    for (let x = 0; x < pixels.width; x += size) {
      const value = index % 3 === 0 ? chance.pick([0, 255]) : chance.whole(0, 255);
      fill(pixels, { x, y, width: size, height: size }, [value, value, value]);
    }
  }
  return pixels;
}

const empty = (name: string, about: string, count: number, draw: typeof page): SceneClass => ({
  name: `nothing-${name}`,
  about: `no codes: ${about}`,
  count,
  make: (chance, index) => ({ pixels: draw(chance, index), truth: [] }),
});

export const emptyClasses: readonly SceneClass[] = [
  empty('photo', 'photos of 1.2 to 8 megapixels', 9, photo),
  empty('page', 'pages of text at 150 to 300 dots per inch, half of them scanned', 9, page),
  empty('table', 'tables of numbers', 6, table),
  empty('listing', 'listings in an editor', 6, listing),
  empty('screen', 'screens full of controls, 1920×1080 to 3840×2160', 9, screen),
  empty('noise', 'noise in dots of 1 to 4 pixels', 6, noise),
];
