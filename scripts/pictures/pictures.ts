/**
 * `npm run pictures` takes the pictures of the README and of docs/ again, from the real programs. Run it after a
 * visible change. `npm run pictures -- tour lab` takes some of them. The parts are tour, lab, class,
 * both-sides, app and server.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startWorld, type World } from '../../e2e/fixtures/world.ts';
import { openScene, roundTrip } from '../../e2e/story.ts';
import { sentencesOf } from '../../e2e/texts/every-language.ts';
import { readWords, wrongWords } from '../command/read-words.ts';
import { root } from '../setup/state.mjs';
import { takeAppPictures } from './app/app.ts';
import { takeBothSidesPicture } from './both-sides.ts';
import { takeClassPictures } from './classes.ts';
import { takeLabPictures } from './lab.ts';
import { takeServerPictures } from './server/server.ts';
import { tourFilm } from './tour-film.ts';

const docs = join(root, 'docs', 'pictures');
let world: World | undefined;

const PARTS = {
  tour: async () => takeTourPictures(await theWorld()),
  lab: async () => {
    const { page, server } = await theWorld();
    await takeLabPictures(page, server.address, docs);
  },
  class: async () => takeClassPictures((await theWorld()).page, docs),
  'both-sides': () => takeBothSidesPicture(docs),
  app: () => takeAppPictures(docs),
  server: () => takeServerPictures(docs),
};

const usage = `Usage: npm run pictures -- [${Object.keys(PARTS).join('|')} …]`;
const { positionals: wanted } = readWords({ allowPositionals: true }, usage);
const unknown = wanted.find((name) => !Object.hasOwn(PARTS, name));
if (unknown !== undefined) wrongWords(`There are no pictures “${unknown}”.`, usage);
mkdirSync(docs, { recursive: true });
try {
  for (const [name, take] of Object.entries(PARTS)) {
    if (wanted.length === 0 || wanted.includes(name)) await take();
  }
} finally {
  await world?.stop();
}

/** Returns the world that several parts share. It starts when the first one needs it. */
async function theWorld(): Promise<World> {
  world ??= await startWorld('real');
  return world;
}

async function takeTourPictures(world: World): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'countersign-pictures-'));
  try {
    const scene = openScene(world, 'screen');
    const steps: { sentence: string; screen: string }[] = [];
    for (const [index, step] of roundTrip.entries()) {
      const sentence = sentencesOf('en').story[step.key];
      console.log(sentence);
      await step.run(scene);
      const screen = join(scratch, `${index + 1}.png`);
      await world.takePicture(screen);
      steps.push({ sentence, screen });
    }
    const browser = world.page.context().browser();
    if (browser) writeFileSync(join(docs, 'tour.webp'), await tourFilm(browser, steps));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
