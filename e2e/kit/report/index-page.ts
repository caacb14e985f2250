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
import type { Language } from '../../../shared/translations/languages.ts';
import { escaped, openingTag, STYLE } from './report.ts';
import { reportLanguage } from './report-language.ts';
import { sentencesOf } from './texts/every-language.ts';

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
  #language: Language = 'en';

  onBegin(config: FullConfig, _suite: Suite): void {
    this.#folder = join(config.projects[0]?.outputDir ?? '.', 'both-sides');
    this.#language = reportLanguage(config.projects[0]?.use ?? {});
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
    writeFileSync(file, indexPage(this.#entries, this.#folder, result.startTime, this.#language));
    console.log(`  ${sentencesOf(this.#language).index.written({ file })}`);
  }

  printsToStdio(): boolean {
    return false;
  }
}

function indexPage(entries: readonly Entry[], folder: string, startedAt: Date, language: Language): string {
  const { index, report } = sentencesOf(language);
  const rows = entries.map(({ title, file, passed }) => {
    const address = relative(folder, file).split(/[\\/]/).map(encodeURIComponent).join('/');
    return `<li class="${passed ? 'success' : 'failure'}"><a href="${address}"><bdi>${escaped(title)}</bdi></a></li>`;
  });
  return `<!doctype html>
${openingTag(language)}
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(index.title)}</title>
<style>${STYLE} ul { list-style: none; padding: 0 } li { padding: .3rem 0 } a { color: inherit }</style>
</head>
<body>
<main>
<h1>${escaped(index.title)}</h1>
<p>${escaped(`${report.started({ when: startedAt })} ${index.lead}`)}</p>
<ul>
${rows.join('\n')}
</ul>
</main>
</body>
</html>
`;
}
