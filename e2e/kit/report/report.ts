/**
 * The report: one HTML page for each test. For each step it shows what happened, what the browser and the app showed
 * (secrets are masked before the image is taken), and what the server decided.
 */
import { writeFile } from 'node:fs/promises';

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
export async function writeReport(file: string, test: ToldTest): Promise<void> {
  await writeFile(file, page(test, test.steps.map((step, index) => section(step, index + 1)).join('\n')));
}

function section({ name, pictures, seen, outcome }: ToldStep, number: number): string {
  const shown = pictures.map(
    ({ alt, png }) => `<img alt="${escaped(alt)}" src="data:image/png;base64,${png.toString('base64')}">`,
  );
  const events = seen.map(
    (event) =>
      `<li class="${event.outcome}"><time datetime="${event.at}">${event.at.slice(11, 19)}</time> ${escaped(event.words)}</li>`,
  );
  return `<section>
<h2><span>${number}</span> ${escaped(name)}${outcome === 'failed' ? ' <strong>This step failed.</strong>' : ''}</h2>
<div>
<figure>${shown.length === 0 ? '<p>No image.</p>' : shown.join('')}</figure>
<aside><h3>The server</h3>${events.length === 0 ? '<p>No decision.</p>' : `<ol>${events.join('')}</ol>`}</aside>
</div>
</section>`;
}

function page({ title, startedAt, steps }: ToldTest, sections: string): string {
  const failed = steps.some(({ outcome }) => outcome === 'failed');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
<p>${startedAt.toISOString().slice(0, 16).replace('T', ' ')} UTC. ${steps.length} steps, ${failed ? 'the last one failed' : 'all passed'}. Keys, QR codes and backup codes are hidden in every image.</p>
${sections}
</main>
</body>
</html>
`;
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
h2 { font-size: 1.15rem; margin: 2.5rem 0 .75rem } h2 span { color: var(--soft); margin-right: .5rem }
h2 strong { color: var(--bad) } h3 { font-size: 1rem; margin: 0 0 .5rem; color: var(--soft) }
section > div { display: grid; grid-template-columns: minmax(0, 3fr) minmax(16rem, 1fr); gap: 1.5rem }
figure { margin: 0; display: flex; gap: 1rem; align-items: start } img { flex: 1 1 0; min-width: 0; max-width: 100%; height: auto; border: 1px solid var(--line); border-radius: .5rem } img:first-child { flex-grow: 2 }
aside ol { list-style: none; margin: 0; padding: 0 } aside li { padding: .4rem 0; border-top: 1px solid var(--line) }
time { color: var(--soft); font-variant-numeric: tabular-nums; margin-right: .4rem }
.success::before { content: "✓ "; color: var(--good) } .failure::before { content: "✗ "; color: var(--bad) }
@media (max-width: 56rem) { section > div { grid-template-columns: 1fr } }
`;
