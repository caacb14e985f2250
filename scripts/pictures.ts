/** `npm run pictures`: takes the pictures of the README and of docs/lab.md anew, from the real programs. Run it when what they show has changed. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as app from '../e2e/fixtures/app-hands.ts';
import { startWorld } from '../e2e/fixtures/world.ts';
import { openScene, roundTrip } from '../e2e/story.ts';
import { takeLabPictures } from './lab-pictures.ts';
import { root } from './setup/state.mjs';

const docs = join(root, 'docs', 'pictures');

/** Accounts that show what a list has to cope with; their keys are RFC 6238's seed, which everybody knows. */
const ACCOUNTS = [
  ['GitHub', 'ann@example.com', ''],
  ['Fastmail', 'ann@fastmail.example', ''],
  ['Steam', 'annplays', '&encoder=steam'],
  ['Bank of Example · business', 'a.very.long.customer.name@bank.example', '&digits=8'],
  ['بنك المثال', 'ann@example.test', ''],
  ['Counter', 'ann', ''],
] as const;

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
  const { window } = world.desktop;
  for (const [issuer, account, more] of ACCOUNTS) {
    const type = issuer === 'Counter' ? 'hotp' : 'totp';
    const label = encodeURIComponent(`${issuer}:${account}`);
    const counter = type === 'hotp' ? '&counter=7' : '';
    await app.addKeyUri(
      window,
      `otpauth://${type}/${label}?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=${encodeURIComponent(issuer)}${counter}${more}`,
    );
  }
  await window.getByRole('button', { name: 'Dismiss' }).click();
  await takeLabPictures(world.page, world.server.address, docs);
  for (const colorScheme of ['light', 'dark'] as const) {
    await window.emulateMedia({ colorScheme });
    // Colours change over a moment.
    await sleep(500);
    await window.screenshot({ path: join(docs, `app-list-${colorScheme}.png`) });
  }
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
