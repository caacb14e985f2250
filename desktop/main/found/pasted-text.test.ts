import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Failure } from '../ipc/failure.ts';
import { requireKeyIn } from './pasted-text.ts';
import { readText } from './read-text.ts';

const KEY = 'JBSWY3DPEHPK3PXP';
const require = async (text: string) => requireKeyIn(text, (await readText(text, 'x')).texts);

describe('a pasted text', () => {
  test.each([
    `  otpauth://totp/A:b?secret=${KEY}\n`,
    `"otpauth://totp/A:b?secret=${KEY}"`,
    `Here it is: otpauth://totp/A:b?secret=${KEY}, and that is all`,
    `otpauth://totp/A:b?secret=${KEY} otpauth://totp/broken`,
  ])('may be a key URI with anything around it: %j', async (text) => {
    await expect(require(text)).resolves.toBeUndefined();
  });

  test.each([
    ['', 'There is no text here'],
    ['https://example.com/x', 'This is a web address: “example.com”. It is not a key URI'],
    ['hello', 'This is not a key URI'],
    ['otpauth://totp/A:b', 'no secret parameter'],
    ['otpauth://totp/A:b?secret=0189', 'not Base32'],
  ])('%j is refused with its reason', async (text, sentence) => {
    await expect(require(text)).rejects.toThrow(sentence);
  });

  test('is never refused in any other way', async () => {
    const text = fc.oneof(
      fc.string(),
      fc.webUrl(),
      fc.string().map((s) => `otpauth://totp/${s}`),
    );
    await fc.assert(
      fc.asyncProperty(text, async (pasted) => {
        await require(pasted).catch((error: unknown) => expect(error).toBeInstanceOf(Failure));
      }),
    );
  });
});
