/**
 * `npm run tour -- --out DIR` runs the round trip. It prints each step, saves a numbered image after each step and
 * writes `tour.json`. It speaks the language of the environment, or the one of `--language`. If a step fails, it says which one and exits with a code other than 0. If it is stopped early, by
 * a signal or by `| head`, it ends every program it started.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { startWorld, type World } from '../e2e/fixtures/world.ts';
import { openScene, roundTrip } from '../e2e/story.ts';
import { sentencesOf } from '../e2e/texts/every-language.ts';
import { languageOfEnvironment } from '../shared/translations/environment.ts';
import { languageFor } from '../shared/translations/languages.ts';
import { readWords } from './command/read-words.ts';
import { earlyEnd } from './early-end.ts';

interface TourStep {
  name: string;
  milliseconds: number;
  /** File name in the same folder. Absent if the screen could not be captured. */
  picture?: string;
  /** Absent if the step succeeded. */
  error?: string;
}

const { values } = readWords(
  { options: { out: { type: 'string', default: 'tour-out' }, language: { type: 'string' } } },
  'Usage: npm run tour -- [--out DIR] [--language LANGUAGE]',
);
const { story, tour } = sentencesOf(languageFor(values.language, [languageOfEnvironment(process.env)]));
const out = resolve(values.out);
// Remove the result of an earlier tour.
mkdirSync(out, { recursive: true });
rmSync(join(out, 'tour.json'), { force: true });

let isEnding = false;
const ending = earlyEnd().then(async (code) => {
  isEnding = true;
  // The screen, the key store and the server would otherwise outlive this process.
  await starting.then(
    (world) => world.stop(),
    () => undefined,
  );
  process.exit(code);
});
const ownListeners = process.listeners('SIGINT');
const starting = startWorld('real');
const ok = await Promise.race([tell(), ending]);
process.exitCode = ok ? 0 : 1;

async function tell(): Promise<boolean> {
  const steps: TourStep[] = [];
  const startedAt = Date.now();
  console.log(`${tour.lead}\n`);
  let world: World | undefined;
  try {
    world = await starting;
    // Playwright's listener exits once its own two programs are closed, too soon for the others.
    for (const listener of process.listeners('SIGINT')) {
      if (!ownListeners.includes(listener)) process.off('SIGINT', listener);
    }
    const scene = openScene(world, 'screen');
    for (const [index, step] of roundTrip.entries()) {
      const stepStartedAt = Date.now();
      const name = story[step.key];
      const place = `${String(index + 1).padStart(2)}/${roundTrip.length}`;
      console.log(`${bar(index, roundTrip.length)} ${place}  ${name}`);
      const error = await step.run(scene).then(
        () => undefined,
        (reason: unknown) => sentenceOf(reason),
      );
      if (isEnding) return false;
      const milliseconds = Date.now() - stepStartedAt;
      const picture = `${String(index + 1).padStart(2, '0')}-${slug(step.key)}.png`;
      const taken = await world.takePicture(join(out, picture)).then(
        () => ({ picture }),
        () => ({}),
      );
      steps.push({ name, milliseconds, ...taken, ...(error === undefined ? {} : { error }) });
      if (error !== undefined) {
        console.error(`\n✗ ${tour.failed({ number: index + 1, step: name })}\n  ${error}`);
        break;
      }
      console.log(`${' '.repeat(19)}${tour.took({ seconds: milliseconds / 1000, picture })}`);
    }
  } catch (error) {
    if (isEnding) return false;
    console.error(`\n✗ ${tour.notStarted({ why: sentenceOf(error) })}`);
  } finally {
    await world?.stop();
  }
  const ok = steps.length === roundTrip.length && steps.every((step) => step.error === undefined);
  const milliseconds = Date.now() - startedAt;
  writeFileSync(join(out, 'tour.json'), `${JSON.stringify({ ok, milliseconds, steps }, null, 2)}\n`);
  const where = relative(process.cwd(), out) || '.';
  const summary = { count: steps.length, seconds: milliseconds / 1000, folder: where };
  if (ok) console.log(`\n✓ ${tour.done(summary)}`);
  else console.error(`\n${tour.until({ folder: where })}`);
  return ok;
}

function bar(done: number, all: number): string {
  const width = 12;
  const filled = Math.round((done / all) * width);
  return `${'█'.repeat(filled)}${'░'.repeat(width - filled)}`;
}

/** Returns a step’s key for a file name, the same in every language: `sign-in-again`. */
function slug(key: string): string {
  return key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** Returns a failure's first line. Later lines of Playwright's messages repeat what was typed, which may be a code. */
function sentenceOf(reason: unknown): string {
  const message = reason instanceof Error ? reason.message : String(reason);
  return (message.split('\n')[0] ?? '').replace(/\b[0-9]{6}\b/g, '······');
}
