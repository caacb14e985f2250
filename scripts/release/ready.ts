/** Whether a release can be made of a commit. */
import type { UpdateSource } from '../../desktop/main/updates/source.ts';
import type { Project } from './project.ts';

export interface Commit extends Project {
  /** The tag: `v1.0.0`. */
  tag: string;
  changelog: string;
  source: UpdateSource;
  electron: { version: string; wanted: string; source: string };
  /** The repository whose workflow makes the release: `OWNER/NAME`. Undefined on a person's computer. */
  madeIn: string | undefined;
}

/** Returns what stands in the way, one sentence each. */
export function obstacles(commit: Commit): string[] {
  const { tag, version, changelog, source, electron } = commit;
  const found: string[] = [];
  if (tag !== `v${version}`) {
    found.push(
      `The tag is ${tag}, and package.json says ${version}. Run: npm version ${tag.slice(1)} --no-git-tag-version`,
    );
  }
  if (!changelog.includes(`\n## [${version}] - `)) {
    found.push(`CHANGELOG.md has no part for ${version}. Run: npm run changelog -- --tag v${version}`);
  }
  found.push(...placeholders(commit));
  if (Object.keys(source.keys).length === 0) {
    found.push('The app has no key for updates. Run: npm run release -- key NAME --out FILE');
  }
  if (electron.source !== 'release') {
    found.push(
      `A release needs Electron ${electron.wanted} from its release server. This checkout has ${electron.version} (${electron.source}).`,
    );
  }
  return found;
}

/** Returns a sentence for each value that only the project's owners can set, with its place. */
function placeholders({ homepage, author, repository, codeOwners, madeIn }: Commit): string[] {
  const found: string[] = [];
  const host = new URL(homepage).hostname;
  const [, mailHost = ''] = /@([\w.-]+)>?$/.exec(author) ?? [];
  if (isReserved(host)) found.push(`${host} is a placeholder. Set homepage in package.json.`);
  if (mailHost === '' || isReserved(mailHost)) {
    found.push(`The author “${author}” has no address that people can write to. Set author in package.json.`);
  }
  if (repository.startsWith('OWNER/')) {
    found.push(`${repository} is a placeholder. Set repository in package.json.`);
  } else if (madeIn !== undefined && madeIn !== repository) {
    found.push(
      `This is the repository ${madeIn}, and package.json names ${repository}. npm refuses packages of another repository.`,
    );
  }
  if (/@OWNER\b/.test(codeOwners)) found.push('@OWNER is a placeholder. Name people in .github/CODEOWNERS.');
  return found;
}

/** Returns whether a name can never be on the internet (RFC 2606). */
function isReserved(host: string): boolean {
  return /(?:^|\.)(?:example|test|invalid|localhost)$|(?:^|\.)example\.(?:com|net|org)$/.test(host);
}
