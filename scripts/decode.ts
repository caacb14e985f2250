/** `npm run decode -- FILE…` prints the codes of each file, one JSON object per line. Exits with 0 even if a file has none. */
import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { DecodeError, Decoder } from '../desktop/main/scanner/decoder.ts';
import { decoderFiles } from '../desktop/main/scanner/decoder-files.ts';
import type { FileSearch } from '../desktop/main/scanner/search-file.ts';
import { forTerminal } from '../shared/translations/terminal.ts';
import { sentences } from './cli/texts/texts.ts';
import { currentLanguage, takeLanguage } from './command/language.ts';
import { readWords } from './command/read-words.ts';

const words = takeLanguage(process.argv.slice(2), process.env);
const { positionals: files } = readWords(
  { args: [...words], allowPositionals: true },
  'Usage: npm run decode -- FILE…',
);
if (files.length === 0) {
  console.error(
    forTerminal(sentences().decode.files({ command: 'npm run decode -- FILE…' }), currentLanguage()),
  );
  process.exitCode = 2;
}

/** npm runs scripts in the project's folder, but file names are relative to the folder where npm was called. */
const from = process.env.INIT_CWD ?? process.cwd();
const decoder = new Decoder(
  () =>
    new Worker(new URL('../desktop/main/scanner/decode-worker.ts', import.meta.url), {
      workerData: decoderFiles(),
    }),
);

for (const file of files) {
  const started = performance.now();
  const { codes, error } = await search(file);
  const line = {
    file,
    codes: codes.map(({ text, bytes, corners, version, page }) => ({
      text,
      bytes: Buffer.from(bytes).toString('base64'),
      corners: corners.map(({ x, y }) => ({ x: tenths(x), y: tenths(y) })),
      version: Number(version),
      page,
    })),
    milliseconds: tenths(performance.now() - started),
    error,
  };
  // The pipe may be slower than the decoder. Waiting keeps lines from filling the memory.
  if (!process.stdout.write(`${JSON.stringify(line)}\n`)) {
    await new Promise((resolve) => process.stdout.once('drain', resolve));
  }
}
await decoder.release();

async function search(file: string): Promise<FileSearch> {
  try {
    return await decoder.readFile(resolve(from, file));
  } catch (error) {
    if (error instanceof DecodeError) return { codes: [], error: error.message };
    throw error;
  }
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
