import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { appProgram } from './app.ts';
import type { Options } from './command.ts';
import { completionFor, type Program, SHELLS } from './completion.ts';

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
  expect(offered(appProgram, '--pa')).toEqual(['--palette']);
  expect(offered(appProgram, '--copy', 'x')).toEqual([]);
  expect(offered(appProgram, 'completion.te')).toEqual(['completion.test.ts']);
});

test.each(SHELLS.filter(hasShell))('%s reads its completion without an error', (shell) => {
  for (const one of [program, appProgram]) {
    const run = spawnSync(shell, ['-n'], { input: completionFor(shell, one), encoding: 'utf8' });
    expect([run.status, run.stderr]).toEqual([0, '']);
  }
});
