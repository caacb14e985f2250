import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { DIRECTIONS, LANGUAGES, type Language, LOCALES } from '../../../shared/translations/languages.ts';
import { decisionsIn } from './decisions.ts';
import { type ToldTest, writeReport } from './report.ts';
import { reportLanguage } from './report-language.ts';
import { sentencesOf } from './texts/every-language.ts';

const REFUSED = {
  at: '2026-11-20T12:00:31.000Z',
  email: 'ann@example.test',
  kind: 'second-factor',
  outcome: 'failure',
  reason: 'replayed-code',
} as const;

test('a decision is described in the words of the server’s pages', async () => {
  const events = [
    REFUSED,
    { ...REFUSED, kind: 'enrolment', outcome: 'success', reason: null },
    { ...REFUSED, kind: 'sign-in', email: null, reason: 'unknown-email' },
  ] as const;
  const words = async (language: Language) => (await decisionsIn(language))(events).map((seen) => seen.words);
  expect(await words('en')).toEqual([
    'ann@example.test: The second factor was not accepted. The code had already been used.',
    'ann@example.test: Two-factor authentication was turned on.',
    'Unknown account: An attempt to sign in failed. The email address was unknown.',
  ]);
  expect(await words('de')).toEqual([
    'ann@example.test: Der zweite Faktor wurde nicht akzeptiert. Der Code war bereits verwendet worden.',
    'ann@example.test: Die Zwei-Faktor-Authentisierung wurde eingeschaltet.',
    'Unbekanntes Konto: Ein Anmeldeversuch ist fehlgeschlagen. Die E-Mail-Adresse war unbekannt.',
  ]);
});

test('the page contains its images, says what failed, and escapes names', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-report-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const picture = { alt: 'The app "here"', png: Buffer.from('a picture') };
  const file = join(folder, 'report.html');
  const seen = (await decisionsIn('en'))([REFUSED]);
  const told: ToldTest = {
    title: 'A <b>story</b>',
    startedAt: new Date(0),
    steps: [
      { name: 'It begins.', pictures: [picture], seen, outcome: 'passed' },
      { name: 'It <script>ends</script>.', pictures: [], seen: [], outcome: 'failed' },
    ],
  };
  await writeReport(file, told, 'en');
  const html = readFileSync(file, 'utf8');
  expect(html).toContain(`data:image/png;base64,${Buffer.from('a picture').toString('base64')}`);
  expect(html).toContain('alt="The app &quot;here&quot;"');
  expect(html).toContain('The code had already been used.');
  expect(html.match(/This step failed\./g)).toHaveLength(1);
  expect(html).toContain('No image.');
  expect(html).not.toMatch(/<script|<b>/);
});

test.each(LANGUAGES)('the page is whole in %s', async (language) => {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-report-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'report.html');
  const seen = (await decisionsIn(language))([REFUSED]);
  const steps = [{ name: 'POST /a: 200', pictures: [], seen, outcome: 'failed' as const }];
  await writeReport(file, { title: 'A', startedAt: new Date(0), steps }, language);
  const html = readFileSync(file, 'utf8');
  expect(html).toContain(`<html lang="${LOCALES[language]}" dir="${DIRECTIONS[language]}">`);
  expect(html).toContain(sentencesOf(language).report.stepFailed);
  expect(html).not.toMatch(/\{\{|undefined|report\./);
  if (language !== 'en') expect(html).not.toContain('This step failed');
  // A decision begins with an address: `bdi` would take its direction for that of the sentence.
  expect(html).toMatch(/<\/time> [^<]*ann@example\.test/);
});

test('a project’s option names the language, else the environment does', () => {
  vi.stubEnv('LC_ALL', 'ar_EG.UTF-8');
  onTestFinished(() => void vi.unstubAllEnvs());
  expect(reportLanguage({ reportLanguage: 'ja' })).toBe('ja');
  expect(reportLanguage({})).toBe('ar');
});
