/** A Playwright reporter. When a run ends, it writes a page with links to the reports of its tests. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type {
  FullConfig,
  FullResult,
  Reporter,
  Suite,
  TestCase,
  TestResult,
} from '@playwright/test/reporter';
import { escaped, STYLE } from './report.ts';

/** A test's annotation with the path of its report. */
export const REPORT_ANNOTATION = 'both-sides';

interface Entry {
  title: string;
  file: string;
  passed: boolean;
}

export default class IndexPage implements Reporter {
  readonly #entries: Entry[] = [];
  #folder = '';

  onBegin(config: FullConfig, _suite: Suite): void {
    this.#folder = join(config.projects[0]?.outputDir ?? '.', 'both-sides');
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    for (const { type, description } of result.annotations) {
      if (type !== REPORT_ANNOTATION || description === undefined) continue;
      this.#entries.push({ title: test.title, file: description, passed: result.status === 'passed' });
    }
  }

  onEnd(result: FullResult): void {
    if (this.#entries.length === 0) return;
    const file = join(this.#folder, 'index.html');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, indexPage(this.#entries, this.#folder, result.startTime));
    console.log(`  Both sides, step by step: ${file}`);
  }

  printsToStdio(): boolean {
    return false;
  }
}

function indexPage(entries: readonly Entry[], folder: string, startedAt: Date): string {
  const rows = entries.map(({ title, file, passed }) => {
    const address = relative(folder, file).split(/[\\/]/).map(encodeURIComponent).join('/');
    return `<li class="${passed ? 'success' : 'failure'}"><a href="${address}">${escaped(title)}</a></li>`;
  });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Both sides, step by step</title>
<style>${STYLE} ul { list-style: none; padding: 0 } li { padding: .3rem 0 } a { color: inherit }</style>
</head>
<body>
<main>
<h1>Both sides, step by step</h1>
<p>${startedAt.toISOString().slice(0, 16).replace('T', ' ')} UTC. What the browser and the app showed in each test, and what the server decided.</p>
<ul>
${rows.join('\n')}
</ul>
</main>
</body>
</html>
`;
}
