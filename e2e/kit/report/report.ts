/**
 * The report: one HTML page for each test. For each step it shows what happened, what the browser and the app showed
 * (secrets are masked before the image is taken), and what the server decided.
 */
import { writeFile } from 'node:fs/promises';
import { DIRECTIONS, type Language, LOCALES } from '../../../shared/translations/languages.ts';
import type { Sentences } from './texts/catalogue.ts';
import { sentencesOf } from './texts/every-language.ts';

/** A PNG without secrets. */
export interface ToldPicture {
  /** What the image shows. */
  alt: string;
  png: Buffer;
}

/** One thing that the server saw. */
export interface Seen {
  /** ISO 8601. */
  at: string;
  /** In the language of the report. What is written in another direction is isolated. */
  words: string;
  outcome: 'success' | 'failure';
}

export interface ToldStep {
  /** What happened: one sentence. */
  name: string;
  pictures: readonly ToldPicture[];
  seen: readonly Seen[];
  outcome: 'passed' | 'failed';
}

export interface ToldTest {
  title: string;
  startedAt: Date;
  steps: readonly ToldStep[];
}

/** Writes the page. Images are embedded, so that the report is one file. */
export async function writeReport(file: string, test: ToldTest, language: Language): Promise<void> {
  const say = sentencesOf(language);
  const sections = test.steps.map((step, index) => section(step, index + 1, say));
  await writeFile(file, page(test, sections.join('\n'), language));
}

function section({ name, pictures, seen, outcome }: ToldStep, number: number, say: Sentences): string {
  const shown = pictures.map(
    ({ alt, png }) => `<img alt="${escaped(alt)}" src="data:image/png;base64,${png.toString('base64')}">`,
  );
  const events = seen.map(
    (event) =>
      `<li class="${event.outcome}"><time datetime="${event.at}">${event.at.slice(11, 19)}</time> ${escaped(event.words)}</li>`,
  );
  return `<section>
<h2><span>${number}</span> <bdi>${escaped(name)}</bdi>${outcome === 'failed' ? ` <strong>${escaped(say.report.stepFailed)}</strong>` : ''}</h2>
<div>
<figure>${shown.length === 0 ? `<p>${escaped(say.report.noPicture)}</p>` : shown.join('')}</figure>
<aside><h3>${escaped(say.report.server)}</h3>${events.length === 0 ? `<p>${escaped(say.report.noDecision)}</p>` : `<ol>${events.join('')}</ol>`}</aside>
</div>
</section>`;
}

function page({ title, startedAt, steps }: ToldTest, sections: string, language: Language): string {
  const { report } = sentencesOf(language);
  const failed = steps.some(({ outcome }) => outcome === 'failed');
  const count = steps.length;
  const outcome = failed ? report.lastFailed({ count }) : report.allPassed({ count });
  return `<!doctype html>
${openingTag(language)}
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1><bdi>${escaped(title)}</bdi></h1>
<p>${escaped(`${report.started({ when: startedAt })} ${outcome} ${report.masked}`)}</p>
${sections}
</main>
</body>
</html>
`;
}

/** Returns the first tag of a page in this language. */
export function openingTag(language: Language): string {
  return `<html lang="${LOCALES[language]}" dir="${DIRECTIONS[language]}">`;
}

export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

export const STYLE = `
:root { color-scheme: light dark; --ink: light-dark(#1b1f24, #e8eaed); --soft: light-dark(#57606a, #a5adb8);
  --line: light-dark(#d5dae1, #3a4048); --ground: light-dark(#fff, #16191d);
  --good: light-dark(#1a6b3c, #6fd39a); --bad: light-dark(#a8261c, #ff9a8f) }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif }
main { max-width: 84rem; margin: 0 auto; padding: 2rem 1.25rem 4rem }
h2 { font-size: 1.15rem; margin: 2.5rem 0 .75rem } h2 span { color: var(--soft); margin-inline-end: .5rem }
h2 strong { color: var(--bad) } h3 { font-size: 1rem; margin: 0 0 .5rem; color: var(--soft) }
section > div { display: grid; grid-template-columns: minmax(0, 3fr) minmax(16rem, 1fr); gap: 1.5rem }
figure { margin: 0; display: flex; gap: 1rem; align-items: start } img { flex: 1 1 0; min-width: 0; max-width: 100%; height: auto; border: 1px solid var(--line); border-radius: .5rem } img:first-child { flex-grow: 2 }
aside ol { list-style: none; margin: 0; padding: 0 } aside li { padding: .4rem 0; border-top: 1px solid var(--line) }
time { color: var(--soft); font-variant-numeric: tabular-nums; margin-inline-end: .4rem }
.success::before { content: "✓ "; color: var(--good) } .failure::before { content: "✗ "; color: var(--bad) }
@media (max-width: 56rem) { section > div { grid-template-columns: 1fr } }
`;
