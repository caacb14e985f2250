/** Copies this checkout, as a person would have cloned it, with what is not committed yet. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../setup/state.mjs';

/** @param to a folder that does not exist yet */
export function copyCheckout(to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  git('clone', '--quiet', '--no-hardlinks', '--depth', '1', `file://${root}`, to);
  const changed = list('diff', 'HEAD', '--name-only', '-z');
  const added = list('ls-files', '--others', '--exclude-standard', '-z');
  for (const path of [...changed, ...added]) {
    if (!existsSync(join(root, path))) {
      rmSync(join(to, path), { force: true });
      continue;
    }
    mkdirSync(dirname(join(to, path)), { recursive: true });
    copyFileSync(join(root, path), join(to, path));
  }
}

function list(...words: string[]): string[] {
  return git(...words)
    .split('\0')
    .filter(Boolean);
}

function git(...words: string[]): string {
  return execFileSync('git', words, { cwd: root, encoding: 'utf8' });
}
