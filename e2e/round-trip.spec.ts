import { test } from '@playwright/test';
import { startWorld } from './fixtures/world.ts';
import { leaveReport } from './kit/report/leave-report.ts';
import { reportLanguage } from './kit/report/report-language.ts';
import { worldRecorder } from './kit/report/world-recorder.ts';
import { openScene, roundTrip } from './story.ts';
import { sentencesOf } from './texts/every-language.ts';

/** The story, twice: with each way the QR code can reach the app, and each way to protect the vault. */
for (const { through, keyStore } of [
  { through: 'screen', keyStore: 'real' },
  { through: 'image', keyStore: 'none' },
] as const) {
  const title = `enrol and sign in, the QR through ${through === 'screen' ? 'the screen' : 'a downloaded picture'}, ${keyStore === 'real' ? 'with a real key store' : 'without a key store'}`;
  test(title, async ({ browserName: _ }, testInfo) => {
    const language = reportLanguage(testInfo.project.use);
    // Demo controls are on only to read the server's decisions and to move its clock. The story does not use them.
    const world = await startWorld(keyStore, { DEMO_CONTROLS: '1' });
    const recorder = worldRecorder(world, testInfo, language);
    try {
      const scene = openScene(world, through, world.toNextStep);
      for (const { key, run } of roundTrip) {
        const sentence = sentencesOf(language).story[key];
        await test.step(sentencesOf('en').story[key], () => recorder.step(sentence, () => run(scene)));
      }
    } finally {
      await world.stop();
      await leaveReport(recorder, testInfo);
    }
  });
}
