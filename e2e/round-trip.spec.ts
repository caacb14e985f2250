import { test } from '@playwright/test';
import { startWorld } from './fixtures/world.ts';
import { leaveReport } from './kit/report/leave-report.ts';
import { worldRecorder } from './kit/report/world-recorder.ts';
import { openScene, roundTrip } from './story.ts';

/** The story, twice: with each way the QR code can reach the app, and each way to protect the vault. */
for (const { through, keyStore } of [
  { through: 'screen', keyStore: 'real' },
  { through: 'image', keyStore: 'none' },
] as const) {
  const title = `enrol and sign in, the QR through ${through === 'screen' ? 'the screen' : 'a downloaded picture'}, ${keyStore === 'real' ? 'with a real key store' : 'without a key store'}`;
  test(title, async ({ browserName: _ }, testInfo) => {
    // Demo controls are on only to read the server's decisions. The story does not use them.
    const world = await startWorld(keyStore, { DEMO_CONTROLS: '1' });
    const recorder = worldRecorder(world, testInfo);
    try {
      const scene = openScene(world, through);
      for (const { name, run } of roundTrip) {
        await test.step(name, () => recorder.step(name, () => run(scene)));
      }
    } finally {
      await world.stop();
      await leaveReport(recorder, testInfo);
    }
  });
}
