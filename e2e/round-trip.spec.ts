import { join } from 'node:path';
import { test } from '@playwright/test';
import { startWorld } from './fixtures/world.ts';
import { openScene, roundTrip } from './story.ts';

/** The whole story, twice: each way the QR can reach the app, with each way the vault can be kept. */
for (const { through, keyStore } of [
  { through: 'screen', keyStore: 'real' },
  { through: 'image', keyStore: 'none' },
] as const) {
  const title = `enrol and sign in, the QR through ${through === 'screen' ? 'the screen' : 'a downloaded picture'}, ${keyStore === 'real' ? 'with a real key store' : 'without a key store'}`;
  test(title, async ({ browserName: _ }, testInfo) => {
    const world = await startWorld(keyStore);
    try {
      const scene = openScene(world, through);
      for (const [index, step] of roundTrip.entries()) {
        await test.step(step.name, () => step.run(scene));
        await world.takePicture(join(testInfo.outputDir, `${String(index + 1).padStart(2, '0')}.png`));
      }
    } finally {
      await world.stop();
    }
  });
}
