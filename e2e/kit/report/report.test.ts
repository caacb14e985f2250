import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { decisionInWords, seenBy } from './decisions.ts';
import { writeReport } from './report.ts';

const REFUSED = {
  at: '2026-11-20T12:00:31.000Z',
  email: 'ann@example.test',
  kind: 'second-factor',
  outcome: 'failure',
  reason: 'replayed-code',
} as const;

test('a decision is described in words', () => {
  expect(decisionInWords(REFUSED)).toBe('Code at sign-in for ann@example.test, refused: replayed code');
  expect(decisionInWords({ ...REFUSED, kind: 'enrolment', outcome: 'success', reason: null })).toBe(
    'Confirmation of a key for ann@example.test, accepted',
  );
  expect(decisionInWords({ ...REFUSED, kind: 'sign-in', email: null, reason: 'unknown-email' })).toBe(
    'Password for an unknown account, refused: unknown email',
  );
  expect(decisionInWords({ ...REFUSED, kind: 'password-reset', outcome: 'success', reason: null })).toBe(
    'Password reset for ann@example.test, accepted',
  );
});

test('the page contains its images, says what failed, and escapes names', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-report-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const picture = { alt: 'The app "here"', png: Buffer.from('a picture') };
  const file = join(folder, 'report.html');
  await writeReport(file, {
    title: 'A <b>story</b>',
    startedAt: new Date(0),
    steps: [
      { name: 'It begins.', pictures: [picture], seen: seenBy([REFUSED]), outcome: 'passed' },
      { name: 'It <script>ends</script>.', pictures: [], seen: [], outcome: 'failed' },
    ],
  });
  const html = readFileSync(file, 'utf8');
  expect(html).toContain(`data:image/png;base64,${Buffer.from('a picture').toString('base64')}`);
  expect(html).toContain('alt="The app &quot;here&quot;"');
  expect(html).toContain('refused: replayed code');
  expect(html.match(/This step failed\./g)).toHaveLength(1);
  expect(html).toContain('No image.');
  expect(html).not.toMatch(/<script|<b>/);
});
