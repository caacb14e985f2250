/** Reads what the project's Markdown pages link to and show. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { root } from '../setup/state.mjs';
import { listFiles } from './imports.ts';

/** A link or picture of a page. */
export interface Link {
  /** As it is written there. */
  written: string;
  /** The path it leads to, from the top of the tree; the page itself for a link to one of its own headings. */
  path: string;
  /** The heading it leads to, as GitHub names it; empty for the page as a whole. */
  heading: string;
}

/** All Markdown pages that git knows or would take, as paths from the top of the tree. */
export function markdownPages(): string[] {
  return listFiles().filter((path) => path.endsWith('.md'));
}

/** The links and pictures of a page that lead to files of the tree, not to the web. */
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

/** The names GitHub gives the headings of a page: lower case, spaces as hyphens, a number on a name that is taken. */
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

/** Whether a link leads to something that is there. */
export function resolves({ path, heading }: Link): boolean {
  const target = normalize(path);
  if (!existsSync(join(root, target))) return false;
  return heading === '' || !target.endsWith('.md') || headingsOf(target).includes(heading);
}

/** A page without its code, in which brackets mean something else. */
function withoutCode(text: string): string {
  return withoutBlocks(text).replace(/`[^`\n]*`/g, '');
}

function withoutBlocks(text: string): string {
  return text.replace(/^(```|~~~)[\s\S]*?^\1/gm, '');
}
