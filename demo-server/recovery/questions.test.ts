import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { MINUTE } from '../../shared/durations.ts';
import { STEP_UP_MS } from '../contract/index.ts';
import { PasswordPool } from '../passwords/password-pool.ts';
import { auditOf } from '../testing/records.ts';
import { linksFor, noticesOf, oneLink, siteForRecovery } from '../testing/recovery.ts';
import { ANN } from '../testing/test-site.ts';
import { normaliseAnswer } from './answers.ts';

const { password } = ANN;
const QUESTIONS = [
  { question: { listed: 'first-teacher' }, answer: "Mrs. O'Neil" },
  { question: { listed: 'childhood-street' }, answer: 'Große Straße 7' },
  { question: { own: 'What did we call the boat?' }, answer: 'Ålesund' },
] as const;
const ANSWERS = QUESTIONS.map(({ answer }) => answer);
const set = { password, questions: [...QUESTIONS] };

const siteWithQuestions = async () => {
  const site = await siteForRecovery({ securityQuestions: true });
  await site.ann.send('setSecurityQuestions', set);
  return site;
};

describe('an answer', () => {
  test('is compared by its letters and digits only', () => {
    for (const typed of ["mrs o'neil", 'MRS. O’NEIL', '  Mrs.   O’Neil ', 'mrsoneil', 'Ｍｒｓ Ｏ’Ｎｅｉｌ']) {
      expect(normaliseAnswer(typed)).toBe('mrsoneil');
    }
    // Composed and decomposed characters.
    expect(normaliseAnswer('Å')).toBe(normaliseAnswer('A\u030a'));
    expect(normaliseAnswer('☺ … 🙂')).toBe('');
  });

  test('does not change if it is normalised twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        const once = normaliseAnswer(typed);
        expect(normaliseAnswer(once)).toBe(once);
        expect(normaliseAnswer(`  ${typed}!? `)).toBe(once);
        expect(once).toMatch(/^[\p{L}\p{M}\p{N}]*$/u);
      }),
    );
  });

  test('is the same in capitals and in small letters, for every letter of Unicode', () => {
    expect(normaliseAnswer('GROẞE STRAẞE 7')).toBe(normaliseAnswer('Große Straße 7'));
    expect(normaliseAnswer('GROSSE STRASSE 7')).toBe(normaliseAnswer('Große Straße 7'));
    const differing: string[] = [];
    for (let point = 0; point < 0x11_0000; point += 1) {
      const letter = String.fromCodePoint(point);
      const forms = new Set([letter, letter.toLowerCase(), letter.toUpperCase()]);
      if (forms.size > 1 && new Set([...forms].map(normaliseAnswer)).size > 1) differing.push(letter);
    }
    expect(differing).toEqual([]);
  });
});

test('with questions, the link needs the password and the answers in order', async () => {
  const site = await siteWithQuestions();
  const token = await oneLink(site);
  const browser = site.newBrowser();
  expect((await browser.send('viewRecovery', { token })).questions).toEqual(
    QUESTIONS.map(({ question }) => question),
  );
  const wrong = { status: 400, code: 'RECOVERY_PROOF_WRONG' };
  const refused = async (proof: object) => {
    expect(await browser.refusal('redeemRecovery', { token, ...proof })).toMatchObject(wrong);
    site.clock.now += MINUTE;
  };
  await refused({ password });
  await refused({ password, answers: [] });
  await refused({ password, answers: ANSWERS.slice(1) });
  await refused({ password, answers: [...ANSWERS].reverse() });
  await refused({ password: 'not it', answers: ANSWERS });
  const reasons = (await auditOf(site.store)).filter(({ kind }) => kind === 'recovery-used');
  expect(reasons.map(({ reason }) => reason)).toEqual([...Array(4).fill('wrong-answer'), 'wrong-password']);
  site.clock.now += 5 * MINUTE;
  const typed = ['MRS ONEIL', 'grosse strasse, 7', 'a\u030alesund'];
  expect(await browser.send('redeemRecovery', { token, password, answers: typed })).toEqual({ dueAt: null });
});

test('an attempt costs two slow comparisons with any number of questions, and one without', async () => {
  const matches = vi.spyOn(PasswordPool.prototype, 'matches');
  const site = await siteForRecovery({ securityQuestions: true });
  const comparisons = async (work: () => Promise<unknown>) => {
    matches.mockClear();
    await work();
    return matches.mock.calls.length;
  };
  const browser = site.newBrowser();
  const plain = await oneLink(site);
  expect(
    await comparisons(() => browser.refusal('redeemRecovery', { token: plain, password: 'wrong' })),
  ).toBe(1);
  await site.ann.send('setSecurityQuestions', {
    password,
    questions: [
      ...QUESTIONS,
      { question: { listed: 'first-job' }, answer: 'Baker' },
      { question: { listed: 'first-concert' }, answer: 'Nobody' },
    ],
  });
  const token = await oneLink(site);
  for (const proof of [
    { password: 'wrong', answers: [] },
    { password, answers: ANSWERS },
  ]) {
    expect(await comparisons(() => browser.refusal('redeemRecovery', { token, ...proof }))).toBe(2);
  }
  vi.restoreAllMocks();
});

test('setting and removing questions needs second factor and password, and notifies all addresses', async () => {
  const site = await siteForRecovery({ securityQuestions: true });
  const { ann, clock, codeOf } = site;
  clock.now += STEP_UP_MS;
  expect(await ann.refusal('setSecurityQuestions', set)).toMatchObject({ code: 'STEP_UP_REQUIRED' });
  await ann.send('stepUp', { code: codeOf(clock.now) });
  expect(await ann.refusal('setSecurityQuestions', { ...set, password: 'wrong' })).toMatchObject({
    code: 'INVALID_PASSWORD',
  });
  await ann.send('setSecurityQuestions', set);
  expect((await ann.send('getRecoverySettings')).securityQuestions).toEqual({
    offered: true,
    questions: QUESTIONS.map(({ question }) => question),
    setAt: new Date(clock.now).toISOString(),
  });
  expect(await noticesOf(site, 'security-questions-set')).toBe(2);
  expect(await ann.refusal('removeSecurityQuestions', { password: 'wrong' })).toMatchObject({
    code: 'INVALID_PASSWORD',
  });
  await ann.send('removeSecurityQuestions', { password });
  expect((await ann.send('getRecoverySettings')).securityQuestions).toMatchObject({
    questions: [],
    setAt: null,
  });
  expect(await noticesOf(site, 'security-questions-removed')).toBe(2);
  const browser = site.newBrowser();
  expect(await browser.send('redeemRecovery', { token: await oneLink(site), password })).toEqual({
    dueAt: null,
  });
});

test('refuses too few, too many or repeated questions, and short or repeated answers', async () => {
  const { ann } = await siteForRecovery({ securityQuestions: true });
  const [one, two, three] = QUESTIONS;
  const unsuitable = [
    [one, two, { ...two, answer: 'something else' }],
    [one, two, { question: { own: 'what did we call the BOAT' }, answer: 'x y' }],
    [one, two, { ...three, answer: 'mrs oneil' }],
    [one, two, { ...three, answer: '🙂🙂🙂🙂' }],
    [three, two, { question: { own: 'what did we call the boat' }, answer: 'Oslo' }],
  ];
  for (const questions of unsuitable) {
    expect(await ann.refusal('setSecurityQuestions', { password, questions })).toMatchObject({
      status: 400,
      code: 'SECURITY_QUESTIONS_UNSUITABLE',
    });
  }
  for (const questions of [
    [one, two],
    Array(6).fill(one),
    [one, two, { question: { listed: 'pet' }, answer: 'Rex' }],
    [one, two, { question: 'first-job', answer: 'Baker' }],
    [one, two, { ...three, answer: '' }],
    'none',
  ]) {
    expect(await ann.refusal('setSecurityQuestions', { password, questions })).toMatchObject({
      status: 400,
      code: 'VALIDATION_ERROR',
    });
  }
});

test('with the setting off, questions cannot be set and are not asked', async () => {
  const site = await siteForRecovery();
  expect(await site.ann.refusal('setSecurityQuestions', set)).toMatchObject({
    status: 404,
    code: 'SECURITY_QUESTIONS_OFF',
  });
  // Questions set under an earlier configuration.
  await site.store.securityQuestions.replace({
    userId: site.userId,
    questions: JSON.stringify([{ listed: 'first-job' }]),
    answersHash: 'none',
    createdAt: 0,
  });
  const token = await oneLink(site);
  const browser = site.newBrowser();
  expect((await browser.send('viewRecovery', { token })).questions).toEqual([]);
  expect(await browser.send('redeemRecovery', { token, password })).toEqual({ dueAt: null });
});

test('the database contains the questions, but no answers', async () => {
  const site = await siteWithQuestions();
  await linksFor(site);
  const everything = await site.database.everything();
  expect(everything).toContain('What did we call the boat?');
  // Four letters of an answer are in random bytes by chance, about once in 300 runs.
  for (const answer of ["Mrs. O'Neil", 'mrsoneil', 'lesund']) {
    expect(everything.toLowerCase()).not.toContain(answer.toLowerCase());
  }
});
