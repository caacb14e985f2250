import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { assertCanFilm, recordingsOf, warningAbout } from './recordings.ts';

test('recordings that show keys are named', () => {
  expect(warningAbout({ trace: 'off', screenshot: 'off', video: 'off' })).toBeUndefined();
  expect(warningAbout({ trace: undefined, video: { mode: 'off' } })).toBeUndefined();
  expect(
    warningAbout({ trace: 'on-first-retry', screenshot: { mode: 'only-on-failure' }, video: 'off' }),
  ).toMatch(/\(trace, screenshot\)/);
  expect(warningAbout(recordingsOf({}))).toBeUndefined();
  expect(warningAbout(recordingsOf({ recordHar: { path: 'x.har' }, recordVideo: { dir: 'x' } }))).toMatch(
    /\(recordHar, recordVideo\)/,
  );
});

test('a video without Playwright’s ffmpeg is one sentence', () => {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-browsers-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const browser = join(folder, 'chromium-1234', 'chrome-linux', 'chrome');
  expect(() => assertCanFilm('on', browser)).toThrow(/^The project records videos.*install ffmpeg/);
  expect(() => assertCanFilm({ mode: 'retain-on-failure' }, browser)).toThrow(/ffmpeg/);
  expect(() => assertCanFilm('off', browser)).not.toThrow();
  expect(() => assertCanFilm('on', '/usr/bin/chromium')).not.toThrow();
  mkdirSync(join(folder, 'ffmpeg-1011'));
  expect(() => assertCanFilm('on', browser)).not.toThrow();
});
