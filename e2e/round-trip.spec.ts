import { join } from 'node:path';
import { test } from '@playwright/test';
import { startWorld } from './fixtures/world.ts';
import { DemoServerControl } from './kit/demo-server.ts';
import { type ToldStep, writePeopleReport } from './people-report.ts';
import { openScene, roundTrip } from './story.ts';

/** The whole story, twice: each way the QR can reach the app, with each way the vault can be kept. */
for (const { through, keyStore } of [
  { through: 'screen', keyStore: 'real' },
  { through: 'image', keyStore: 'none' },
] as const) {
  const title = `enrol and sign in, the QR through ${through === 'screen' ? 'the screen' : 'a downloaded picture'}, ${keyStore === 'real' ? 'with a real key store' : 'without a key store'}`;
  test(title, async ({ browserName: _ }, testInfo) => {
    const startedAt = new Date();
    // Only to read what the server decided: the story itself moves and breaks nothing.
    const world = await startWorld(keyStore, { DEMO_CONTROLS: '1' });
    const server = DemoServerControl.at(world.server.address);
    const steps: ToldStep[] = [];
    let seen = 0;
    const tell = async (name: string, outcome: ToldStep['outcome']) => {
      const picture = join(testInfo.outputDir, `${String(steps.length + 1).padStart(2, '0')}.png`);
      await world.takePicture(picture);
      const decisions = (await server.audit()).slice(seen);
      seen += decisions.length;
      steps.push({ name, picture, decisions, outcome });
    };
    try {
      const scene = openScene(world, through);
      for (const { name, run } of roundTrip) {
        let outcome: ToldStep['outcome'] = 'failed';
        try {
          await test.step(name, () => run(scene));
          outcome = 'passed';
        } finally {
          await tell(name, outcome);
        }
      }
    } finally {
      await world.stop();
      const report = join(testInfo.project.outputDir, `both-sides-through-${through}.html`);
      await writePeopleReport(report, { title, startedAt, steps });
      console.log(`  Both sides, step by step: ${report}`);
    }
  });
}
