/** The part of CHANGELOG.md that belongs to one version. */
import { SetupFailure } from '../setup/progress.mjs';

export interface ChangelogPart {
  version: string;
  /** `2026-11-29` */
  date: string;
  /** The part without its heading, as Markdown. */
  text: string;
}

/** @throws SetupFailure if the changelog has no such version */
export function changelogPart(changelog: string, version: string): ChangelogPart {
  const parts = changelog.split(/^## /m).slice(1);
  for (const part of parts) {
    const [heading = '', ...lines] = part.split('\n');
    const [, named, date = ''] = /^\[(.+?)\] - (\d{4}-\d\d-\d\d)\s*$/.exec(heading) ?? [];
    if (named === version) return { version, date, text: lines.join('\n').trim() };
  }
  throw new SetupFailure(
    `CHANGELOG.md has no part for ${version}.`,
    `npm run changelog -- --tag v${version}`,
  );
}

/** Returns the released versions that a changelog has, newest first. */
export function versionsOf(changelog: string): string[] {
  return [...changelog.matchAll(/^## \[(\d.+?)\] - /gm)].map(([, version = '']) => version);
}

/** Returns the changes by their headings, as plain text. */
export function notesOf({ text }: ChangelogPart): { title: string; items: string[] }[] {
  return text
    .split(/^### /m)
    .slice(1)
    .map((group) => {
      const [title = '', ...lines] = group.split('\n');
      const items = lines.filter((line) => line.startsWith('- ')).map((line) => plain(line.slice(2)));
      return { title: title.trim(), items };
    })
    .filter(({ items }) => items.length > 0);
}

/** Removes the signs of Markdown that the changelog uses: bold, code and links. */
function plain(markdown: string): string {
  return markdown
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\*\*|`/g, '')
    .trim();
}
