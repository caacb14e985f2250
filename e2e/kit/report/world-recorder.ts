import { readFile } from 'node:fs/promises';
import type { TestInfo } from '@playwright/test';
import type { World } from '../../fixtures/world.ts';
import { DemoServerControl } from '../server/demo-server.ts';
import { seenBy } from './decisions.ts';
import { Recorder } from './recorder.ts';

/** Returns a recorder of both programs on one screen. It includes the server's decisions if the demo controls are on. */
export function worldRecorder(world: World, testInfo: TestInfo): Recorder {
  const server = DemoServerControl.at(world.server.address);
  let taken = 0;
  return new Recorder({
    pictures: async () => {
      taken += 1;
      const file = testInfo.outputPath(`${String(taken).padStart(2, '0')}.png`);
      await world.takePicture(file);
      return [{ alt: 'The screen with the browser and the desktop app', png: await readFile(file) }];
    },
    seen: async () => seenBy(await server.audit()),
  });
}
