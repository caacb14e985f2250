/**
 * `npm run bench -- scan` measures how many codes are found in pictures with known codes, and how fast. Compares the
 * app's decoder with jsQR and with zxing-wasm (`tryHarder`) on the same pictures. Prints one JSON line for each class,
 * then the sums, the time for pictures without a code, and the speeds. Times are of the processor, because a busy
 * computer makes all others longer.
 *
 *     npm run bench -- scan [--seed NUMBER]… [--class NAME]… [--speed]
 *
 * The decoder's thresholds were chosen with the pictures of {@link TUNED_ON}. By default, other pictures are measured.
 */

import { readFile } from 'node:fs/promises';
import { initializeImageMagick } from '@imagemagick/magick-wasm';
import jsQR from 'jsqr';
import { readBarcodes } from 'zxing-wasm/reader';
import { decodeQr, prepareDecoder } from '../../desktop/main/scanner/decode-qr.ts';
import { decoderFiles } from '../../desktop/main/scanner/decoder-files.ts';
import { prepareDrawing } from '../../desktop/main/scanner/drawing-file.ts';
import type { Pixels } from '../../desktop/main/scanner/pixels.ts';
import { readWords } from '../command/read-words.ts';
import { desktop } from './scan/canvas.ts';
import { sceneClasses } from './scan/classes.ts';
import { drawSquare } from './scan/draw-code.ts';
import { readFiles } from './scan/files.ts';
import { emptyClasses } from './scan/nothing.ts';
import { someKeyUri } from './scan/place.ts';
import { Chance } from './scan/random.ts';
import type { SceneClass } from './scan/scene.ts';

type Engine = 'countersign' | 'jsqr' | 'zxing';

const engines: Record<Engine, (pixels: Pixels) => Promise<string[]>> = {
  countersign: async (pixels) => (await decodeQr(pixels)).map(({ text }) => text),
  zxing: async (pixels) =>
    (await readBarcodes(pixels as ImageData, { formats: ['QRCode'], tryHarder: true })).map(
      ({ text }) => text,
    ),
  jsqr: async ({ data, width, height }) => {
    const code = jsQR(data, width, height);
    return code ? [code.data] : [];
  },
};

interface Tally {
  found: number;
  false: number;
  /** The mean of a picture. */
  milliseconds: number;
}

/** The milliseconds that the app's decoder needed for each picture without a code or anything like one. */
const nothingFound: number[] = [];

/** Seeds of the pictures for tuning the decoder. */
const TUNED_ON = [0];
/** Seeds of the pictures for measuring it. */
const HELD_OUT = ['1', '2'];

export async function benchScan(): Promise<void> {
  const { values } = readWords(
    {
      args: process.argv.slice(3),
      options: {
        seed: { type: 'string', multiple: true, default: HELD_OUT },
        class: { type: 'string', multiple: true, default: sceneClasses.map(({ name }) => name) },
        speed: { type: 'boolean', default: false },
      },
    },
    'Usage: npm run bench -- scan [--seed NUMBER …] [--class NAME …] [--speed]',
  );
  const files = decoderFiles();
  await initializeImageMagick(await readFile(files.magick));
  prepareDecoder(new Uint8Array(await readFile(files.zxing)).buffer);
  await prepareDrawing(() => readFile(files.resvg));
  const sums = { codes: 0, union: 0, countersign: 0, zxing: 0, jsqr: 0, false: 0 };
  const seeds = values.seed.map(Number);
  for (const sceneClass of values.speed ? [] : sceneClasses) {
    if (!values.class.includes(sceneClass.name)) continue;
    const result = await measure(sceneClass, seeds);
    print(result);
    sums.codes += result.codes;
    sums.union += result.union;
    for (const engine of ['countersign', 'zxing', 'jsqr'] as const) sums[engine] += result[engine].found;
    sums.false += result.countersign.false;
  }
  if (!values.speed) {
    const tuned = seeds.some((seed) => TUNED_ON.includes(seed));
    print({
      bench: 'scan',
      class: 'every class',
      seeds,
      tuned,
      ...sums,
      share: Number((sums.countersign / sums.codes).toFixed(4)),
    });
  }
  if (nothingFound.length > 0) {
    const milliseconds = { median: atShare(nothingFound, 0.5), p95: atShare(nothingFound, 0.95) };
    print({ bench: 'scan', class: 'nothing found', seeds, pictures: nothingFound.length, milliseconds });
  }
  if (!values.speed) for await (const row of readFiles()) print(row);
  for (const { name, width, height, codes } of SPEEDS) print(await race(name, width, height, codes));
}

async function measure({ name, about, count, make }: SceneClass, seeds: readonly number[]) {
  const tallies: Record<Engine, Tally> = {
    countersign: { found: 0, false: 0, milliseconds: 0 },
    zxing: { found: 0, false: 0, milliseconds: 0 },
    jsqr: { found: 0, false: 0, milliseconds: 0 },
  };
  const ours: number[] = [];
  let codes = 0;
  let union = 0;
  const scenes = seeds.flatMap((seed) => Array.from({ length: count }, (_, index) => ({ seed, index })));
  for (const { seed, index } of scenes) {
    const { pixels, truth } = make(new Chance(seed * 1_000_003 + index * 7919 + name.length * 31), index);
    codes += truth.length;
    const read: Partial<Record<Engine, Set<string>>> = {};
    for (const engine of Object.keys(engines) as Engine[]) {
      const started = worked();
      const texts = new Set(await engines[engine](pixels));
      const tally = tallies[engine];
      const milliseconds = worked() - started;
      tally.milliseconds += milliseconds;
      if (engine === 'countersign') ours.push(milliseconds);
      tally.found += truth.filter((text) => texts.has(text)).length;
      tally.false += [...texts].filter((text) => !truth.includes(text)).length;
      read[engine] = texts;
    }
    union += truth.filter((text) => read.zxing?.has(text) || read.jsqr?.has(text)).length;
  }
  for (const tally of Object.values(tallies))
    tally.milliseconds = Math.round(tally.milliseconds / scenes.length);
  if (emptyClasses.some((empty) => empty.name === name)) nothingFound.push(...ours);
  const p95 = atShare(ours, 0.95);
  return { bench: 'scan', class: name, about, pictures: scenes.length, codes, union, ...tallies, p95 };
}

const SPEEDS = [
  { name: 'one code on a 4K screen', width: 3840, height: 2160, codes: 1 },
  { name: 'two codes on three 4K screens', width: 11_520, height: 2160, codes: 2 },
  { name: 'three codes on three 4K screens', width: 11_520, height: 2160, codes: 3 },
];
const RUNS = 9;

/**
 * Measures the decoders in turn on the same picture, so that other load on the computer affects all of them. The ratio
 * is the median over the turns: the load changes from one turn to the next.
 */
async function race(name: string, width: number, height: number, codes: number) {
  const chance = new Chance(width);
  const pixels = desktop(width, height, chance, false);
  for (let index = 0; index < codes; index += 1) {
    const at = { x: 300 + index * (width / codes), y: 400 };
    drawSquare(pixels, { text: someKeyUri(chance, index) }, at, 4);
  }
  const times: Record<Engine, number[]> = { countersign: [], zxing: [], jsqr: [] };
  for (let run = 0; run <= RUNS; run += 1) {
    for (const engine of Object.keys(engines) as Engine[]) {
      // jsQR takes seconds for the largest picture, so a few runs are enough.
      if (engine === 'jsqr' && run > 3) continue;
      const started = worked();
      await engines[engine](pixels);
      // The first run is not counted, because it compiles.
      if (run > 0) times[engine].push(worked() - started);
    }
  }
  const [ours, zxing, jsqr] = [median(times.countersign), median(times.zxing), median(times.jsqr)];
  const ratios = times.countersign.map((time, run) => time / (times.zxing[run] ?? Number.NaN));
  return {
    bench: 'scan',
    speed: name,
    milliseconds: { countersign: Math.round(ours), zxing: Math.round(zxing), jsqr: Math.round(jsqr) },
    timesZxing: Number(median(ratios).toFixed(2)),
    fasterThanJsqr: Number((jsqr / ours).toFixed(1)),
  };
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

/** Returns the value that this share of all values do not exceed. */
function atShare(values: number[], share: number): number {
  return Math.round(values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? 0);
}

/** Returns this process's processor time in milliseconds. */
function worked(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function print(line: object): void {
  console.log(JSON.stringify(line));
}
