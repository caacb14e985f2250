import { beforeAll, expect, test } from 'vitest';
import { remembering } from './remembering.ts';
import { translator } from './translator.ts';

beforeAll(() => translator.load('de'));

test('gives the texts of its language, with and without values, each time', () => {
  const english = translator.getFixedT('en', 'app');
  const german = remembering(translator.getFixedT('de', 'app'));
  const remembered = remembering(english);
  for (let round = 0; round < 2; round += 1) {
    expect(remembered('camera.title')).toBe(english('camera.title'));
    for (const count of [1, 2])
      expect(remembered('found.some.screen', { count })).toBe(english('found.some.screen', { count }));
    expect(german('camera.title')).not.toBe(remembered('camera.title'));
  }
});
