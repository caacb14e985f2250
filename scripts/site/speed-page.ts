/** The page with the key figures of each release. */
import { history, type Run } from '../bench/history.ts';
import { frontMatter, type SitePage } from './pages.ts';

export function speedPage(runs: readonly Run[] = history()): SitePage {
  const lead =
    'Each release was measured by `npm run bench -- all --json`. “×” is a ratio against the rival that the line names, in the same run; ratios compare between machines, milliseconds do not.';
  const what = [...new Set(runs.flatMap(({ figures }) => figures.map((figure) => figure.what)))];
  const rows = what.map((one) => [one, ...runs.map((run) => valueIn(run, one))]);
  const table = [
    ['Figure', ...runs.map(({ version }) => version)],
    [...what.slice(0, 1), ...runs].map(() => '---'),
    ...rows,
  ]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
  const body = runs.length === 0 ? 'No release was measured yet.' : table;
  const machines = runs.map(
    ({ version, date, machine }) =>
      `- ${version}, ${date}: ${machine.processor}, ${machine.cores} cores, ${machine.memoryGiB} GiB, ${machine.system}, Node.js ${machine.node}`,
  );
  return {
    slug: 'speed',
    text: `${frontMatter('Speed')}\n${lead}\n\n${body}\n\n## Machines\n\n${machines.join('\n')}\n`,
  };
}

/** A release from before a figure was measured has none. */
function valueIn({ figures }: Run, what: string): string {
  const figure = figures.find((one) => one.what === what);
  if (!figure) return '–';
  if (figure.unit === 'share') return `${(figure.value * 100).toFixed(2)} %`;
  return `${figure.value} ${figure.unit}`;
}
