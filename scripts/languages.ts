/**
 * `npm run test:languages` looks at every state of both programs that there is a picture of, in a pseudo-language that
 * is made from English: once from left to right and once from right to left. It finds what is cut, on top of something
 * else, too wide or not translated. It is not part of `npm test`, because it builds both programs once more.
 *
 *     npm run test:languages -- [app|pages|lab] [--real] [--state PATTERN] [--pictures FOLDER] [--dark]
 *
 * `--real` looks at the real languages instead. `--pictures` also takes a picture of each state. `--dark` does all of it
 * in the dark theme.
 */
import { join, resolve } from 'node:path';
import { OFFERED_LANGUAGES } from '../shared/translations/languages.ts';
import { readWords, wrongWords } from './command/read-words.ts';
import { buildInPseudo } from './languages/build.ts';
import { Findings } from './languages/findings.ts';
import { lookAtApp } from './languages/in-app.ts';
import { lookAtLab } from './languages/in-lab.ts';
import { lookAtPages } from './languages/on-pages.ts';
import { PSEUDO_APP, PSEUDO_PAGES } from './languages/places.ts';
import { PSEUDO_LANGUAGES } from './languages/pseudo-texts.ts';
import { SetupFailure } from './setup/progress.mjs';
import { root } from './setup/state.mjs';

const PROGRAMS = ['app', 'pages', 'lab'];

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof SetupFailure)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

async function main(): Promise<number> {
  const { values, positionals } = readArguments();
  const isPseudo = !values.real;
  const findings = new Findings(isPseudo, values.pictures && resolve(values.pictures));
  const scheme: 'dark' | 'light' = values.dark ? 'dark' : 'light';
  const looking = {
    findings,
    scheme,
    languages: isPseudo ? PSEUDO_LANGUAGES : OFFERED_LANGUAGES.filter((language) => language !== 'en'),
    wanted: values.state === undefined ? undefined : new RegExp(values.state),
  };
  if (isPseudo) await buildInPseudo();
  const programs = positionals.length > 0 ? positionals : PROGRAMS;
  try {
    if (programs.includes('app')) await lookAtApp(looking, isPseudo ? PSEUDO_APP : undefined);
    const pages = isPseudo ? PSEUDO_PAGES : join(root, 'dist', 'web');
    if (programs.includes('pages')) await lookAtPages(looking, pages);
    if (programs.includes('lab')) await lookAtLab(looking, pages);
  } finally {
    // Also if a walk stopped: a slow computer must not cost what was found before.
    for (const line of findings.lines()) console.error(`✗ ${line}`);
    console.log(`${findings.visits} visits, ${findings.lines().length} findings`);
  }
  return findings.lines().length > 0 ? 1 : 0;
}

function readArguments() {
  const usage = `Usage: npm run test:languages -- [${PROGRAMS.join('|')} …] [--real] [--state PATTERN] [--pictures FOLDER] [--dark]`;
  const read = readWords(
    {
      allowPositionals: true,
      options: {
        real: { type: 'boolean' },
        state: { type: 'string' },
        pictures: { type: 'string' },
        dark: { type: 'boolean' },
      },
    },
    usage,
  );
  const unknown = read.positionals.find((name) => !PROGRAMS.includes(name));
  if (unknown !== undefined) wrongWords(`There is no program “${unknown}”.`, usage);
  return read;
}
