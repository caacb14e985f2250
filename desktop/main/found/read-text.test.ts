import { expect, test } from 'vitest';
import { parseKeyUri } from '../../../shared/key-uri.ts';
import { MOST_LINKS } from '../../found-limits.ts';
import { readText } from './read-text.ts';

const uri = (name: string) => `otpauth://totp/${name}?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ`;

test('keys are found in a text of any shape, and what was left out is counted and named', async () => {
  const { texts, problems } = await readText(`Hello\n\n${uri('a')}\nsee "${uri('b')}"\nBye`, 'Clipboard');
  expect(texts).toEqual([
    { text: uri('a'), source: 'Clipboard' },
    { text: uri('b'), source: 'Clipboard' },
  ]);
  expect(problems).toEqual(['2 lines without a key were left out: lines 1 and 5.']);
});

test('thousands of lines are read with progress, and can be stopped', async () => {
  const text = Array.from({ length: 9_000 }, (_, index) =>
    index % 2 ? `note ${index}` : uri(`u${index}`),
  ).join('\n');
  const shares: number[] = [];
  const whole = await readText(text, 'x', { onProgress: ({ share }) => shares.push(share) });
  expect(whole.texts.map((found) => parseKeyUri(found.text).account)).toHaveLength(4_500);
  expect(whole.problems).toEqual([
    '4,500 lines without a key were left out, for example lines 2, 4, 6, 8 and 10.',
  ]);
  expect(shares.length).toBeGreaterThan(2);
  expect(shares.at(-1)).toBe(1);

  const stopping = new AbortController();
  const part = await readText(text, 'x', { signal: stopping.signal, onProgress: () => stopping.abort() });
  expect(part.texts.length).toBeGreaterThan(0);
  expect(part.problems[0]).toContain('You stopped');
});

test('more keys than a review takes are named', async () => {
  const text = Array.from({ length: MOST_LINKS + 3 }, (_, index) => uri(`u${index}`)).join('\n');
  const { texts, problems } = await readText(text, 'x');
  expect(texts).toHaveLength(MOST_LINKS);
  expect(problems).toEqual([
    `Countersign reviews ${MOST_LINKS.toLocaleString('en-GB')} keys at a time. The last 3 were left out: read them in a second step.`,
  ]);
});

test('a text without a link is one text', async () => {
  expect((await readText('GEZD GNBV\nGY3T QOJQ', 'x')).texts).toEqual([
    { text: 'GEZD GNBV\nGY3T QOJQ', source: 'x' },
  ]);
  expect((await readText(' \n', 'x')).texts).toEqual([]);
});
