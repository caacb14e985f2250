/** The picture of the page that tells a test from both sides. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startWorld } from '../../e2e/fixtures/world.ts';
import { worldRecorder } from '../../e2e/kit/report/world-recorder.ts';
import { openScene, roundTrip } from '../../e2e/story.ts';
import { sentencesOf } from '../../e2e/texts/every-language.ts';

/** The step in the picture: the server refuses the code that confirmed the key. */
const STEP = 'usedCode';

/** Runs the round trip up to one step, and takes `both-sides.png` of that step on the page. @param folder gets the picture */
export async function takeBothSidesPicture(folder: string): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'countersign-both-sides-'));
  const world = await startWorld('real', { DEMO_CONTROLS: '1' });
  try {
    const recorder = worldRecorder(world, { outputPath: (...parts) => join(scratch, ...parts) }, 'en');
    const scene = openScene(world, 'screen');
    for (const { key, run } of roundTrip.slice(0, roundTrip.findIndex(({ key }) => key === STEP) + 1))
      await recorder.step(sentencesOf('en').story[key], () => run(scene));
    const page = join(scratch, 'page.html');
    await recorder.write(page, 'Both sides');
    const browser = world.page.context().browser();
    const reader = await browser?.newPage({ viewport: { width: 1240, height: 900 }, colorScheme: 'light' });
    await reader?.goto(pathToFileURL(page).href);
    await reader
      ?.locator('section')
      .last()
      .screenshot({ path: join(folder, 'both-sides.png') });
  } finally {
    await world.stop();
    rmSync(scratch, { recursive: true, force: true });
  }
}
