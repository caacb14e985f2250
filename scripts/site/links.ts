/** Whether every link of a built site leads to something in it. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';

/** Returns each broken link with its page. @param base the site's path, with slashes at both ends */
export function brokenLinks(folder: string, base: string): string[] {
  const pages = htmlFiles(folder).map((path) => ({ path, html: readFileSync(join(folder, path), 'utf8') }));
  const anchors = new Map(pages.map(({ path, html }) => [path, anchorsIn(html)]));
  return pages.flatMap(({ path, html }) =>
    linksIn(html)
      .filter((link) => !leads(link, path, { folder, base, anchors }))
      .map((link) => `${path}: ${link}`),
  );
}

/** Returns the pages of a folder, with slashes. */
export function htmlFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.html'))
    .sort();
}

interface Built {
  folder: string;
  base: string;
  anchors: ReadonlyMap<string, ReadonlySet<string>>;
}

function leads(link: string, from: string, { folder, base, anchors }: Built): boolean {
  // Other sites, mail, and pictures in the page itself. Other sites come and go; a build does not ask them.
  if (/^(?:[a-z][a-z+.-]*:|\/\/)/i.test(link)) return true;
  const url = new URL(link, `http://site${base}${from.replace(/index\.html$/, '')}`);
  if (!url.pathname.startsWith(base)) return false;
  const path = decodeURIComponent(url.pathname.slice(base.length));
  const file = path === '' || path.endsWith('/') ? posix.join(path, 'index.html') : path;
  if (!statSync(join(folder, file), { throwIfNoEntry: false })?.isFile()) return false;
  const anchor = decodeURIComponent(url.hash.slice(1));
  return anchor === '' || !anchors.has(file) || (anchors.get(file)?.has(anchor) ?? false);
}

function linksIn(html: string): string[] {
  const texts = html.replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, (script) =>
    script.slice(0, script.indexOf('>') + 1),
  );
  return [...texts.matchAll(/<[a-z][^>]*?\s(?:href|src)="([^"]*)"/gi)].map(([, link = '']) =>
    link.replaceAll('&amp;', '&'),
  );
}

function anchorsIn(html: string): ReadonlySet<string> {
  return new Set([...html.matchAll(/\sid="([^"]+)"/g)].map(([, id = '']) => id.replaceAll('&amp;', '&')));
}
