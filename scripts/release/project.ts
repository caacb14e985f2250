/** Who publishes what, from package.json and CODEOWNERS. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup/state.mjs';

export interface Project {
  version: string;
  homepage: string;
  /** A name with an email address. */
  author: string;
  /** `OWNER/NAME` on GitHub. */
  repository: string;
  /** The text of CODEOWNERS. */
  codeOwners: string;
}

/** @throws Error if package.json names no repository on GitHub */
export function readProject(): Project {
  const { version, homepage, author, repository } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  ) as { version: string; homepage: string; author: string; repository: { url: string } };
  return {
    version,
    homepage,
    author,
    repository: nameOfRepository(repository.url),
    codeOwners: readFileSync(join(root, '.github', 'CODEOWNERS'), 'utf8'),
  };
}

/** Returns `OWNER/NAME` from the address of a repository, as package.json has it. @throws Error */
export function nameOfRepository(address: string): string {
  const [, name] = /github\.com[/:]([\w.-]+\/[\w.-]+?)(?:\.git)?$/.exec(address) ?? [];
  if (name === undefined) throw new Error(`“${address}” in package.json is no repository on GitHub.`);
  return name;
}
