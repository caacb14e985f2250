/** `npm run bench -- all --json` runs every benchmark and keeps the key figures: one small file a release. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../setup/state.mjs';
import { type KeyFigure, keyFigures, type Line } from './key-figures.ts';

/** The folder with one file a release. */
export const HISTORY = join(root, 'bench', 'history');

export interface Run {
  version: string;
  /** The day, as YYYY-MM-DD. */
  date: string;
  /** Figures in milliseconds say little without it; ratios say more. */
  machine: { processor: string; cores: number; memoryGiB: number; system: string; node: string };
  figures: readonly KeyFigure[];
}

/**
 * Runs the benchmarks one after another, each in its own process, and prints their lines.
 *
 * @throws Error if one fails, since a file with a part of the figures would look like a whole one
 */
export async function runAll(names: readonly string[], version: string): Promise<Run> {
  const figures: KeyFigure[] = [];
  for (const name of names) figures.push(...keyFigures(name, await linesOf(name)));
  const [processor] = cpus();
  return {
    version,
    date: new Date().toISOString().slice(0, 10),
    machine: {
      processor: processor?.model.trim() ?? 'unknown',
      cores: cpus().length,
      memoryGiB: Math.round(totalmem() / 2 ** 30),
      system: `${process.platform} ${process.arch}`,
      node: process.versions.node,
    },
    figures,
  };
}

export function save(run: Run, file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(run, undefined, 2)}\n`);
}

/** Returns the runs that the repository keeps, the newest release first. */
export function history(folder = HISTORY): Run[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name): Run => JSON.parse(readFileSync(join(folder, name), 'utf8')))
    .sort((one, other) => other.date.localeCompare(one.date) || other.version.localeCompare(one.version));
}

async function linesOf(name: string): Promise<Line[]> {
  const child = spawn(process.execPath, [join(root, 'scripts', 'bench.ts'), name], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: Line[] = [];
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  for await (const line of createInterface(child.stdout)) {
    console.log(line);
    lines.push(JSON.parse(line));
  }
  const code = await ended;
  if (code !== 0) throw new Error(`The benchmark ${name} ended with ${code}.`);
  return lines;
}
