/**
 * A cut or a changed byte anywhere in any format gives a clear refusal or accounts. A sealed file never gives a wrong
 * key.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ImportFailure } from './account/import-failure.ts';
import type { ImportedFile } from './account/imported-account.ts';
import { read } from './testing/read.ts';
import { SAMPLES } from './testing/samples.ts';

/** Their key derivation takes a second on a slow computer. */
const SLOW = new Set(['stratum encrypted', 'proton-authenticator encrypted']);
/** Formats with pictures, whose search takes long. The decoder has its own tests. */
const DRAWN = new Set(['google-authenticator a picture', 'key-uris HTML with pictures']);

async function readOrRefuse(
  bytes: Uint8Array,
  password: string | undefined,
): Promise<ImportedFile | undefined> {
  try {
    return await read(bytes, password);
  } catch (error) {
    // Any other error is a crash.
    expect(error).toBeInstanceOf(ImportFailure);
    expect(error instanceof ImportFailure && error.message).toMatch(/\.$/);
    return undefined;
  }
}

describe.each(SAMPLES.map((sample) => ({ ...sample, name: `${sample.format} ${sample.title}` })))(
  '$name',
  ({ name, bytes, password, sealed, accounts }) => {
    const numRuns = SLOW.has(name) ? 4 : DRAWN.has(name) ? 3 : 15;
    const keys = new Set(accounts.map(({ secret }) => secret));

    test('flipped', async () => {
      const file = await bytes();
      await fc.assert(
        fc.asyncProperty(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
          const changed = new Uint8Array(file);
          changed[at] = (changed[at] ?? 0) ^ mask;
          const opened = await readOrRefuse(changed, password);
          if (sealed) expect(opened?.accounts.every(({ secret }) => keys.has(secret)) ?? true).toBe(true);
        }),
        { numRuns },
      );
    });

    test('cut short', async () => {
      const file = await bytes();
      await fc.assert(
        fc.asyncProperty(fc.nat(file.length - 1), async (length) => {
          const opened = await readOrRefuse(new Uint8Array(file.subarray(0, length)), password);
          if (sealed) expect(opened?.accounts.every(({ secret }) => keys.has(secret)) ?? true).toBe(true);
        }),
        { numRuns },
      );
    });
  },
);

test('random bytes and texts are refused or have no account', async () => {
  const anything = fc.oneof(
    fc.uint8Array({ maxLength: 5_000 }),
    fc.json().map((text) => Buffer.from(text)),
    fc.string({ unit: 'binary', maxLength: 500 }).map((text) => Buffer.from(text)),
    fc
      .array(
        fc.constantFrom(
          '{',
          '}',
          '[',
          ']',
          '"',
          ',',
          ':',
          '<map>',
          '</map>',
          '<html>',
          'otpauth://',
          'PK\x03\x04',
        ),
      )
      .map((parts) => Buffer.from(parts.join(''), 'latin1')),
  );
  await fc.assert(
    fc.asyncProperty(anything, fc.option(fc.string(), { nil: undefined }), async (bytes, password) => {
      const opened = await readOrRefuse(bytes, password);
      expect(opened?.accounts ?? []).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
