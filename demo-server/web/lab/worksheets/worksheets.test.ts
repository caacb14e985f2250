import { expect, it } from 'vitest';
import { catalogue, type Texts } from '../texts/catalogue.ts';
import { QUESTIONS, valuesOf, WORKSHEETS } from './worksheets.ts';

it('worksheet 1 has the values of RFC 4226 Appendix D and RFC 6238 Appendix B', async () => {
  expect(await valuesOf('hmac')).toMatchObject({
    hmac: '75 a4 8a 19 d4 cb e1 00 64 4e 8a c1 39 7e ea 74 7a 2d 33 ab',
    offset: 11,
    number: 1_094_287_082,
    code: '287082',
    firstBits: '11000001',
    cleared: '41',
    zeroCode: '081804',
    zeroEight: '07081804',
  });
});

it('worksheet 2 follows the table of RFC 6238', async () => {
  expect(await valuesOf('clock')).toEqual({
    clock: 1_111_111_109,
    step: 37_037_036,
    next: 37_037_037,
    endsAt: 1_111_111_110,
    left: 1,
    aheadStep: 37_037_038,
    aheadDifference: 2,
    mostAhead: 30,
    mostBehind: 59,
  });
});

it('worksheet 3 has the server’s own limit', async () => {
  expect(await valuesOf('guessing')).toMatchObject({
    expected: 333_333,
    hours: 9.3,
    days8: 39,
    inHour: 11,
    perMillion: 33,
  });
});

it.each(WORKSHEETS)(
  'every question of worksheet %s has a text and a solution, with values that exist',
  async (id) => {
    const values = Object.keys(await valuesOf(id));
    const texts: Readonly<Record<string, string>> = (catalogue.english as Texts).worksheets[id];
    const used = ['given', ...QUESTIONS[id].flatMap((question) => [question, `${question}Solution`])];
    expect(Object.keys(texts).sort()).toEqual([...used, 'title', 'lead'].sort());
    for (const name of used) {
      const named = [...(texts[name] ?? '').matchAll(/\{\{(\w+)\}\}/g)].map(([, value]) => value);
      expect(values, name).toEqual(expect.arrayContaining(named));
    }
  },
);
