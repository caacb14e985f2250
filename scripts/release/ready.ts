/** Whether a release can be made of a commit. */
import type { UpdateSource } from '../../desktop/main/updates/source.ts';

export interface Commit {
  /** The tag: `v1.0.0`. */
  tag: string;
  /** From package.json. */
  version: string;
  homepage: string;
  changelog: string;
  source: UpdateSource;
  electron: { version: string; wanted: string; source: string };
}

/** Returns what stands in the way, one sentence each. */
export function obstacles({ tag, version, homepage, changelog, source, electron }: Commit): string[] {
  const found: string[] = [];
  const address = new URL(source.address);
  if (tag !== `v${version}`) {
    found.push(
      `The tag is ${tag}, and package.json says ${version}. Run: npm version ${tag.slice(1)} --no-git-tag-version`,
    );
  }
  if (!changelog.includes(`\n## [${version}] - `)) {
    found.push(`CHANGELOG.md has no part for ${version}. Run: npm run changelog -- --tag v${version}`);
  }
  if (address.origin !== new URL(homepage).origin) {
    found.push(
      `package.json names ${homepage}, and the app asks ${address.origin} for updates. Name one of them in both.`,
    );
  }
  if (/(?:^|\.)(?:example|test|invalid|localhost)$/.test(address.hostname)) {
    found.push(
      `${address.hostname} is a placeholder. Set HOMEPAGE in desktop/main/updates/source.ts and homepage in package.json.`,
    );
  }
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
