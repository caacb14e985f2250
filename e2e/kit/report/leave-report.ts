/** Writes a test's report and adds it to the run's index page. */
import { join } from 'node:path';
import type { TestInfo } from '@playwright/test';
import { REPORT_ANNOTATION } from './index-page.ts';
import type { Recorder } from './recorder.ts';

export async function leaveReport(recorder: Recorder, testInfo: TestInfo): Promise<void> {
  const name = testInfo.titlePath
    .slice(1)
    .join(' ')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 80);
  const again = testInfo.retry + testInfo.repeatEachIndex;
  const file = join(
    testInfo.project.outputDir,
    'both-sides',
    `${name}${again === 0 ? '' : `-${again}`}.html`,
  );
  if (!(await recorder.write(file, testInfo.title))) return;
  testInfo.annotations.push({ type: REPORT_ANNOTATION, description: file });
}
