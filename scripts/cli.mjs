#!/usr/bin/env node
/** The `countersign` command. It is plain JavaScript, so that an older Node can start it and find a newer one. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { notSetUp } from './cli/not-set-up.mjs';
import { environmentWith, ownArguments } from './setup/hidden-arguments.mjs';

const main = fileURLToPath(new URL('cli/main.ts', import.meta.url));
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

// Node runs TypeScript from version 22.18. The checkout has a current Node among its packages.
if (major > 22 || (major === 22 && minor >= 18)) {
  await import('./cli/main.ts');
} else {
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  const own = fileURLToPath(new URL(`../node_modules/node/bin/${program}`, import.meta.url));
  if (existsSync(own)) {
    const env = environmentWith(ownArguments());
    process.exitCode = spawnSync(own, [main], { stdio: 'inherit', env }).status ?? 1;
  } else {
    process.stderr.write(`${notSetUp(process.env)}\n`);
    process.exitCode = 1;
  }
}
