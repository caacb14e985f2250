/** `npm run pictures`: takes the pictures of the README, docs/app.md, docs/demo-server.md and docs/lab.md anew, from the real programs. Run it when what they show has changed. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startWorld } from '../../e2e/fixtures/world.ts';
import { openScene, roundTrip } from '../../e2e/story.ts';
import { root } from '../setup/state.mjs';
import { takeAppPictures } from './app/app.ts';
import { takeLabPictures } from './lab.ts';
import { takeServerPictures } from './server/server.ts';

const docs = join(root, 'docs', 'pictures');

const scratch = mkdtempSync(join(tmpdir(), 'countersign-pictures-'));
mkdirSync(docs, { recursive: true });
const world = await startWorld('real');
try {
  const scene = openScene(world, 'screen');
  for (const [index, step] of roundTrip.entries()) {
    console.log(step.name);
    await step.run(scene);
    await world.takePicture(join(scratch, `${String(index + 1).padStart(2, '0')}.png`));
  }
  await takeLabPictures(world.page, world.server.address, docs);
  await takeAppPictures(docs);
  await takeServerPictures(docs);
} finally {
  await world.stop();
}
const pictures = readdirSync(scratch).sort();
const take = (step: number, name: string) =>
  cpSync(join(scratch, pictures[step - 1] ?? ''), join(docs, name));
take(4, 'tour-review.png');
take(7, 'tour-confirmed.png');
take(10, 'tour-refused.png');
rmSync(scratch, { recursive: true, force: true });
