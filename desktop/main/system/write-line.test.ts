import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { writeLine } from './write-line.ts';

test('a line that no one reads any more is no error', async () => {
  const said: string[] = [];
  const closed = new Writable({
    write(chunk, _encoding, done) {
      said.push(String(chunk));
      done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
    },
    autoDestroy: false,
  });
  // Without a listener of its own, Node would report an unhandled error after this.
  writeLine(closed as NodeJS.WriteStream, 'one');
  writeLine(closed as NodeJS.WriteStream, 'two');
  await new Promise(setImmediate);
  expect(said).toContain('one\n');
  expect(closed.listenerCount('error')).toBe(1);
});
