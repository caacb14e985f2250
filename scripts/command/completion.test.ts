import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { languageOfEnvironment } from '../../shared/translations/environment.ts';
import { type Language, OFFERED_LANGUAGES } from '../../shared/translations/languages.ts';
import { appProgram } from './app.ts';
import type { Options } from './command.ts';
import { completionFor, completionInEveryLanguage, type Program, SHELLS } from './completion.ts';

const OPTIONS = {
  image: { type: 'string', value: 'FILE', about: 'an image: [PNG] or “SVG”, it’s read' },
  type: { type: 'string', value: 'TYPE', choices: ['totp', 'hotp'], about: 'the type' },
  json: { type: 'boolean', about: 'prints JSON' },
} as const satisfies Options;
const program: Program = {
  name: 'demo',
  options: { version: { type: 'boolean', about: 'the version' } },
  commands: {
    code: { about: "prints a code, the reader's", options: OPTIONS },
    decode: { about: 'reads images', operands: 'FILE', options: {} },
    shell: { about: 'a shell', operands: 'SHELL', operandChoices: ['bash', 'zsh'], options: {} },
  },
};

/** Environments of shells, and the language that each of them means. */
const ENVIRONMENTS = [
  [{ LANG: 'de_AT.UTF-8' }, 'de'],
  [{ LANG: 'de_DE.UTF-8', LC_MESSAGES: 'fr_FR.UTF-8' }, 'fr'],
  [{ LANG: 'de_DE.UTF-8', LC_ALL: 'es_MX' }, 'es'],
  [{ LANG: 'de_DE.UTF-8', LANGUAGE: 'tlh:ja:fr' }, 'ja'],
  [{ LANG: 'ar' }, 'ar'],
  [{ LANG: 'nl_NL.UTF-8' }, 'en'],
  [{ LANG: 'nl_NL.UTF-8', LANGUAGE: 'nl:en:de' }, 'en'],
  [{ LANG: 'C.UTF-8', LANGUAGE: 'de' }, 'en'],
  [{ LANG: 'de_DE.UTF-8', LC_ALL: 'POSIX' }, 'en'],
  [{}, 'en'],
] as const satisfies readonly (readonly [Readonly<Record<string, string>>, Language])[];

function hasShell(shell: string): boolean {
  return spawnSync(shell, ['-c', 'true']).status === 0;
}

/** Returns what bash offers for the last of these words. */
function offered(of: Program, ...words: string[]): string[] {
  const list = words.map((word) => `'${word}'`).join(' ');
  const script = `${completionFor('bash', of)}
COMP_WORDS=(${of.name} ${list}); COMP_CWORD=${words.length}; _${of.name}; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const run = spawnSync('bash', ['-c', script], { encoding: 'utf8', cwd: import.meta.dirname });
  expect(run.stderr).toBe('');
  return run.stdout.split('\n').filter((line) => line !== '');
}

test.runIf(hasShell('bash'))('bash offers commands, options, choices and files, each in its place', () => {
  expect(offered(program, '')).toEqual(['code', 'decode', 'shell', '--version']);
  expect(offered(program, 'de')).toEqual(['decode']);
  expect(offered(program, 'code', '--')).toEqual(['--image', '--type', '--json', '--help']);
  expect(offered(program, 'code', '--type', '')).toEqual(['totp', 'hotp']);
  expect(offered(program, 'code', '--type', 'h')).toEqual(['hotp']);
  expect(offered(program, 'code', '--image', 'completion.te')).toEqual(['completion.test.ts']);
  expect(offered(program, 'decode', 'completion.te')).toEqual(['completion.test.ts']);
  expect(offered(program, 'decode', '--')).toEqual(['--help']);
  expect(offered(program, 'shell', 'z')).toEqual(['zsh']);
  expect(offered(appProgram('en'), '--pa')).toEqual(['--palette']);
  expect(offered(appProgram('en'), '--copy', 'x')).toEqual([]);
  expect(offered(appProgram('en'), 'completion.te')).toEqual(['completion.test.ts']);
});

test.each(SHELLS.filter(hasShell))('%s reads its completion without an error', async (shell) => {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-completion-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const all = completionInEveryLanguage(shell, appProgram);
  for (const text of [completionFor(shell, program), completionFor(shell, appProgram('en')), all]) {
    // As a file: fish reads no script from a socket, which is what Node gives a program.
    const file = join(folder, 'completion');
    await writeFile(file, text);
    const run = spawnSync(shell, ['-n', file], { encoding: 'utf8' });
    expect([run.status, run.stderr]).toEqual([0, '']);
  }
});

test('a completion for every language has the explanations of each', () => {
  for (const shell of ['zsh', 'fish'] as const) {
    const all = completionInEveryLanguage(shell, appProgram);
    for (const language of OFFERED_LANGUAGES)
      expect(all).toContain(appProgram(language).options.lock?.about.replaceAll("'", "'\\''"));
  }
  expect(completionInEveryLanguage('bash', appProgram)).toBe(completionFor('bash', appProgram('en')));
});

/** What a shell shows beside an option of the app, in an environment. */
function shown(shell: 'zsh' | 'fish', environment: Readonly<Record<string, string>>): string {
  const completion = completionInEveryLanguage(shell, appProgram);
  const script = {
    zsh: `_arguments() { print -l -- "$@" }\n_countersign() {\n${completion}\n}\n_countersign`,
    fish: `${completion}\ncomplete -C 'countersign --'`,
  }[shell];
  const env = { PATH: process.env.PATH ?? '', HOME: tmpdir(), ...environment };
  const run = spawnSync(shell, ['-c', script], { encoding: 'utf8', env });
  // Shells warn of locales that the computer does not have.
  expect(run.status).toBe(0);
  return run.stdout;
}

describe.each((['zsh', 'fish'] as const).filter(hasShell))('%s', (shell) => {
  test.each(ENVIRONMENTS)(
    'explains in the language of the command line: %j is %s',
    (environment, language) => {
      expect(languageOfEnvironment(environment, 'en-GB')).toBe(language);
      const texts = shown(shell, environment);
      for (const one of OFFERED_LANGUAGES) {
        const { about = '' } = appProgram(one).options.lock ?? {};
        expect(texts.includes(about), one).toBe(one === language);
      }
    },
  );
});
