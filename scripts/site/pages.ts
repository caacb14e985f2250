/** Turns Markdown of the tree into pages of the site: titles, addresses and links. */
import { posix } from 'node:path';

/** A page as the site's builder wants it. */
export interface SitePage {
  /** Its address below the site's, without slashes at the ends: `guides/add-a-language`. */
  slug: string;
  /** Markdown with front matter. */
  text: string;
}

/** Pages outside docs/, by their files. */
const OTHERS: Readonly<Record<string, string>> = {
  'ARCHITECTURE.md': 'architecture',
  'CHANGELOG.md': 'changelog',
  'CODE_OF_CONDUCT.md': 'code-of-conduct',
  'CONTRIBUTING.md': 'contributing',
  'README.md': 'index',
  'SECURITY.md': 'security',
};

/** Returns the address of a file's page, or undefined if the file is no page. */
export function slugOf(path: string): string | undefined {
  if (Object.hasOwn(OTHERS, path)) return OTHERS[path];
  const [, name] = /^docs\/(.+)\.md$/.exec(path) ?? [];
  if (name === undefined) return undefined;
  if (name === 'README') return 'documentation';
  return name.replace(/\/README$/, '');
}

export interface Surroundings {
  /** The site's path, with slashes at both ends. */
  base: string;
  /** Whether the tree has a file. */
  exists: (path: string) => boolean;
}

/** Returns the page of a Markdown file. @param path from the top of the tree, with slashes */
export function pageOf(path: string, markdown: string, { base, exists }: Surroundings): SitePage {
  const slug = slugOf(path);
  if (slug === undefined) throw new Error(`${path} is no page.`);
  const [, title = slug] = /^# (.+)$/m.exec(markdown) ?? [];
  const body = markdown.replace(/^# .+\n+/m, '');
  const link = (target: string) => linkFrom({ path, slug, target, base, exists });
  return { slug, text: `${frontMatter(title)}\n${rewriteLinks(body, link)}` };
}

export function frontMatter(title: string, more: Readonly<Record<string, string>> = {}): string {
  const lines = Object.entries({ title: title.replace(/`/g, ''), ...more });
  return ['---', ...lines.map(([key, value]) => `${key}: ${JSON.stringify(value)}`), '---', ''].join('\n');
}

interface Link {
  path: string;
  slug: string;
  target: string;
  base: string;
  exists: (path: string) => boolean;
}

/** Returns a link's address on the site, or undefined if the site does not have what it leads to. */
function linkFrom({ path, slug, target, base, exists }: Link): string | undefined {
  if (/^[a-z][a-z+.-]*:/i.test(target) || target.startsWith('#')) return target;
  const [file = '', ...fragment] = target.split('#');
  const wanted = posix.normalize(posix.join(posix.dirname(path), decodeURIComponent(file)));
  const anchor = fragment.length > 0 ? `#${fragment.join('#')}` : '';
  if (/\.(?:png|webp|svg)$/.test(wanted)) return `${base}${wanted.replace(/^docs\//, '')}`;
  const page = pageFor(wanted, slug, exists);
  if (page === undefined) return undefined;
  return `${base}${page === 'index' ? '' : `${page}/`}${anchor}`;
}

/**
 * A German page leads to German pages. The site shows the English text where there is none. A link from a page to its own
 * English one is for what only that one has.
 */
function pageFor(wanted: string, from: string, exists: (path: string) => boolean): string | undefined {
  const file = slugOf(wanted) === undefined ? posix.join(wanted, 'README.md') : wanted;
  const page = exists(file) ? slugOf(file) : undefined;
  if (page === undefined || !from.startsWith('de/') || page.startsWith('de/')) return page;
  const german = page === 'index' ? 'de' : `de/${page}`;
  return german === from ? page : german;
}

/** Rewrites the links and pictures outside code. A link to what the site does not have becomes its text. */
function rewriteLinks(markdown: string, link: (target: string) => string | undefined): string {
  return markdown
    .split(/(^```[\s\S]*?^```|`[^`\n]+`)/m)
    .map((part, index) => (index % 2 === 1 ? part : rewritePart(part, link)))
    .join('');
}

function rewritePart(part: string, link: (target: string) => string | undefined): string {
  return part
    .replace(
      /(!?)\[((?:[^[\]]|\[[^\]]*\])*)\]\(([^()\s]+)\)/g,
      (_whole, mark: string, text: string, target: string) => {
        const to = link(target);
        return to === undefined ? text : `${mark}[${text}](${to})`;
      },
    )
    .replace(/\b(src|srcset|href)="([^"]+)"/g, (whole, name: string, target: string) => {
      const to = link(target);
      return to === undefined ? whole : `${name}="${to}"`;
    });
}
