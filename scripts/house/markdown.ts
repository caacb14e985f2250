/** Reads the links and pictures of the project's Markdown pages. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { root } from '../setup/state.mjs';
import { listFiles } from './imports.ts';

/** A link or a picture in a page. */
export interface Link {
  /** As written in the page. */
  written: string;
  /** The target's path, from the top of the tree. For a link to a heading of the same page, the page's own path. */
  path: string;
  /** The target heading, as GitHub names it; empty for a link to a page. */
  heading: string;
}

/** Returns all Markdown pages that git tracks or would add, as paths from the top of the tree. */
export function markdownPages(): string[] {
  return listFiles().filter((path) => path.endsWith('.md'));
}

/** Returns a page's links and pictures that lead to files of the tree, not to the web. */
export function linksOf(page: string): Link[] {
  const text = withoutCode(readFileSync(join(root, page), 'utf8'));
  const written = [
    ...[...text.matchAll(/\]\(([^()\s]+(?:\([^()\s]*\)[^()\s]*)*)(?:\s+"[^"]*")?\)/g)].map(([, to]) => to),
    ...[...text.matchAll(/^\[[^\]]+\]:\s+(\S+)/gm)].map(([, to]) => to),
    ...[...text.matchAll(/\b(?:src|srcset|href)="([^"]+)"/g)].map(([, to]) => to),
  ];
  return written
    .filter((to) => to !== undefined)
    .filter((to) => !/^[a-z]+:/.test(to))
    .map((to) => {
      const [file = '', heading = ''] = to.split('#');
      return {
        written: to,
        path: file === '' ? page : join(dirname(page), file).replaceAll('\\', '/'),
        heading,
      };
    });
}

/** Returns GitHub's names of a page's headings: lower case, hyphens for spaces, a number after a repeated name. */
export function headingsOf(page: string): string[] {
  const taken = new Map<string, number>();
  const text = withoutBlocks(readFileSync(join(root, page), 'utf8'));
  return [...text.matchAll(/^#{1,6} +(.+?) *$/gm)].map(([, heading = '']) => {
    const name = heading
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M}\p{Pc}\- ]/gu, '')
      .replaceAll(' ', '-');
    const before = taken.get(name) ?? 0;
    taken.set(name, before + 1);
    return before === 0 ? name : `${name}-${before}`;
  });
}

/** Whether a link's target exists. */
export function resolves({ path, heading }: Link): boolean {
  const target = normalize(path);
  if (!existsSync(join(root, target))) return false;
  return heading === '' || !target.endsWith('.md') || headingsOf(target).includes(heading);
}

/** Returns a page without its code, where brackets are not links. */
function withoutCode(text: string): string {
  return withoutBlocks(text).replace(/`[^`\n]*`/g, '');
}

function withoutBlocks(text: string): string {
  return text.replace(/^(```|~~~)[\s\S]*?^\1/gm, '');
}
