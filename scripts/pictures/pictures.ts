/**
 * `npm run pictures` takes the pictures of the README and of docs/ again, from the real programs. Run it after a
 * visible change. `npm run pictures -- tour lab` takes some of them. The parts are tour, lab, app and server.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startWorld, type World } from '../../e2e/fixtures/world.ts';
import { openScene, roundTrip } from '../../e2e/story.ts';
import { root } from '../setup/state.mjs';
import { takeAppPictures } from './app/app.ts';
import { takeLabPictures } from './lab.ts';
import { takeServerPictures } from './server/server.ts';
import { tourFilm } from './tour-film.ts';

const docs = join(root, 'docs', 'pictures');

const PARTS = {
  tour: (world: World) => takeTourPictures(world),
  lab: ({ page, server }: World) => takeLabPictures(page, server.address, docs),
  app: () => takeAppPictures(docs),
  server: () => takeServerPictures(docs),
};

const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !Object.hasOwn(PARTS, name));
if (unknown === undefined) {
  mkdirSync(docs, { recursive: true });
  const world = await startWorld('real');
  try {
    for (const [name, take] of Object.entries(PARTS)) {
      if (wanted.length === 0 || wanted.includes(name)) await take(world);
    }
  } finally {
    await world.stop();
  }
} else {
  console.error(`There are no pictures “${unknown}”. Name some of: ${Object.keys(PARTS).join(', ')}.`);
  process.exitCode = 2;
}

async function takeTourPictures(world: World): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'countersign-pictures-'));
  try {
    const scene = openScene(world, 'screen');
    const steps: { sentence: string; screen: string }[] = [];
    for (const [index, step] of roundTrip.entries()) {
      console.log(step.name);
      await step.run(scene);
      const screen = join(scratch, `${index + 1}.png`);
      await world.takePicture(screen);
      steps.push({ sentence: step.name, screen });
    }
    const browser = world.page.context().browser();
    if (browser) writeFileSync(join(docs, 'tour.webp'), await tourFilm(browser, steps));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
