/** Tasks for Cypress. The key stays in the Node process, because Cypress logs what a task gets and returns. */
import { readFileSync, rmSync } from 'node:fs';
import { freshCode, keyUriIn } from '../countersign.mjs';

export function countersignTasks() {
  let keyUri;
  return {
    /** Reads the QR code in a screenshot and deletes the file. */
    enrol(picture) {
      const pixels = readFileSync(picture);
      rmSync(picture);
      keyUri = keyUriIn(pixels);
      return null;
    },
    /** Returns a code of the key that was enrolled. */
    code() {
      if (keyUri === undefined) throw new Error('No QR code was read yet: run the task “enrol” first.');
      return freshCode(keyUri);
    },
  };
}
