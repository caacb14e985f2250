import { expect, test, vi } from 'vitest';
import { textsIn } from '../texts/texts.ts';
import { terminalAnswer } from './terminal-answer.ts';

test('answers with the version without loading any text', async () => {
  const text = vi.fn();
  expect(await terminalAnswer('version', '1.2.3', text)).toBe('Countersign 1.2.3');
  expect(text).not.toHaveBeenCalled();
});

test('answers with the help in the language of the texts', async () => {
  const help = await terminalAnswer('help', '1.2.3', async (of) => of(textsIn('de')));
  expect(help).toContain('Aufruf: countersign');
});
