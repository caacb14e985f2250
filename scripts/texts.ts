/**
 * `npm run texts` checks every catalogue and writes the code that reads them: run it after a change of a key or of a
 * placeholder. With `--check` it writes nothing.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LANGUAGE_FACTS, LANGUAGES } from '../shared/translations/languages.ts';
import { readWords } from './command/read-words.ts';
import { root, setupFolder } from './setup/state.mjs';
import { faultsOf, flat, shareOf } from './texts/catalogue.ts';
import { catalogueOf, generatedFor, HEAD } from './texts/generate.ts';
import { TEXT_PLACES } from './texts/places.ts';

const { values } = readWords(
  { options: { check: { type: 'boolean', default: false } } },
  'Usage: npm run texts -- [--check]',
);
const isCheck = values.check;
const faults = TEXT_PLACES.flatMap((place) => {
  const english = flat(catalogueOf(place, 'en'));
  return LANGUAGES.flatMap((language) =>
    faultsOf(language, english, flat(catalogueOf(place, language)), LANGUAGE_FACTS[language].isComplete).map(
      (fault) => `${place.folder}/${language}: ${fault}`,
    ),
  );
});

const written = formatted(
  new Map([
    ...TEXT_PLACES.flatMap((place) => [...generatedFor(place)]),
    ['shared/translations/shares.ts', sharesModule()],
  ]),
);
const stale = [...written].filter(([path, text]) => textAt(path) !== text);
if (isCheck) faults.push(...stale.map(([path]) => `${path} is not current. Run npm run texts.`));
else for (const [path, text] of stale) writeFileSync(join(root, path), text);

for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exitCode = 1;

/** Returns the shares of the texts that everyone reads. The others are for administrators, teachers and testers. */
function sharesModule(): string {
  const places = TEXT_PLACES.filter(({ isForEveryone }) => isForEveryone);
  const shares = LANGUAGES.map((language) => {
    const counts = places.map((place) =>
      shareOf(flat(catalogueOf(place, 'en')), flat(catalogueOf(place, language))),
    );
    const there = counts.reduce((sum, count) => sum + count.there, 0);
    const of = counts.reduce((sum, count) => sum + count.of, 0);
    return `${language}: ${Math.floor((there / of) * 100)}`;
  });
  return [
    HEAD,
    '\n/** How much of its texts each language has, in whole percent. 100 only if none is missing. */\n',
    `export const SHARES = { ${shares.join(', ')} };\n`,
  ].join('');
}

function textAt(path: string): string | undefined {
  return existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined;
}

/** Returns the files as Biome formats them, so that the lint accepts them. */
function formatted(files: ReadonlyMap<string, string>): Map<string, string> {
  mkdirSync(setupFolder, { recursive: true });
  const folder = mkdtempSync(join(setupFolder, 'texts-'));
  try {
    for (const [path, text] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const biome = join(root, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');
    const settings = ['--config-path', root, '--vcs-use-ignore-file=false', '--vcs-enabled=false'];
    execFileSync(
      process.execPath,
      [biome, 'check', '--write', ...settings, '--linter-enabled=false', folder],
      {
        stdio: ['ignore', 'ignore', 'inherit'],
      },
    );
    return new Map([...files.keys()].map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
