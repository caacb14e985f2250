/** The command line of Countersign for Node: for Selenium, WebdriverIO, Cypress and others. */
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const manifest = createRequire(import.meta.url).resolve('countersign/package.json');
const { bin } = createRequire(import.meta.url)(manifest);
const command = join(dirname(manifest), bin.countersign);

function countersign(args, input) {
  return execFileSync(process.execPath, [command, ...args], { input, encoding: 'utf8' }).trim();
}

/** Returns the key URI in a picture of a QR code, PNG or JPEG. Keep it out of logs. */
export function keyUriIn(picture) {
  return countersign(['decode', '-'], picture);
}

/** Returns a code that is valid for another five seconds. Waits if necessary. */
export function freshCode(keyUri) {
  return countersign(['code', '--fresh', '5'], keyUri);
}
