import { readFile } from 'node:fs/promises';
import type { TestInfo } from '@playwright/test';
import type { Language } from '../../../shared/translations/languages.ts';
import type { World } from '../../fixtures/world.ts';
import { DemoServerControl } from '../server/demo-server.ts';
import { decisionsIn } from './decisions.ts';
import { Recorder } from './recorder.ts';
import { sentencesOf } from './texts/every-language.ts';

/** Returns a recorder of both programs on one screen. It includes the server's decisions if the demo controls are on. */
export function worldRecorder(
  world: World,
  testInfo: Pick<TestInfo, 'outputPath'>,
  language: Language,
): Recorder {
  const server = DemoServerControl.at(world.server.address);
  let taken = 0;
  const decisions = decisionsIn(language);
  const sources = {
    pictures: async () => {
      taken += 1;
      const file = testInfo.outputPath(`${String(taken).padStart(2, '0')}.png`);
      await world.takePicture(file);
      return [{ alt: sentencesOf(language).report.screen, png: await readFile(file) }];
    },
    seen: async () => (await decisions)(await server.audit()),
  };
  return new Recorder(sources, language);
}
