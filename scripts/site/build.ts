/** Builds the site: its tools, its pages, the typed API, and the lab. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build as buildWithVite } from 'vite';
import { listFiles } from '../house/imports.ts';
import { PACKAGES } from '../pack/packages.ts';
import { type ChangelogPart, changelogPart, versionsOf } from '../release/changelog.ts';
import { releaseNotes } from '../release/notes.ts';
import { readProject } from '../release/project.ts';
import { projectNode } from '../setup/packages.mjs';
import { run, SetupFailure, step, tail } from '../setup/progress.mjs';
import { root, setupFolder } from '../setup/state.mjs';
import { checksPage } from './checks-page.ts';
import { labConfig } from './lab.ts';
import { htmlFiles } from './links.ts';
import { frontMatter, pageOf, type SitePage, slugOf } from './pages.ts';
import { namedCode, usableTables } from './scrolling.ts';
import { serverApi, serverApiPage } from './server-api-page.ts';
import { speedPage } from './speed-page.ts';

const tools = join(import.meta.dirname, 'tools');
/** Everything about the site that is made: its tools, its pages, and the builder's own files. */
const work = join(setupFolder, 'site');
const content = join(work, 'src', 'content', 'docs');

export interface Site {
  /** The folder for the files. It is emptied. */
  out: string;
  /** The site's path, with slashes at both ends. */
  base: string;
  /** Where it will be. Only the list of pages for search engines needs it. */
  origin: string;
}

/** What each npm package exports, by the name of its page. */
const TYPED = PACKAGES.flatMap(({ name, exports }) => {
  const path = exports['.'];
  return path === undefined ? [] : [{ name, page: name.replace(/^@.*\//, ''), path }];
});

/** @throws SetupFailure */
export async function buildSite({ out, base, origin }: Site): Promise<void> {
  assertOurs(out);
  await installTools();
  rmSync(join(work, 'src'), { recursive: true, force: true });
  rmSync(join(work, 'public'), { recursive: true, force: true });
  rmSync(out, { recursive: true, force: true });
  layProject();
  for (const page of pages(base)) {
    put(join(content, `${page.slug}.md`), page.text);
  }
  await step('Describing the typed API', () => describeTypes(base));
  layFiles();
  await step('Building the pages', () =>
    runTool('astro', ['build', '--root', work, '--silent'], {
      SITE_OUT: out,
      SITE_BASE: base,
      SITE_ORIGIN: origin,
      ASTRO_TELEMETRY_DISABLED: '1',
    }),
  );
  for (const page of htmlFiles(out)) {
    const path = join(out, page);
    const name = page.startsWith('de/') ? 'Tabelle' : 'Table';
    writeFileSync(path, namedCode(usableTables(readFileSync(path, 'utf8'), name), 'Code'));
  }
  await step('Building the lab', async () => {
    await buildWithVite(labConfig(join(out, 'try')));
    // The German pages lead to the one beside them, and its way back leads to them.
    cpSync(join(out, 'try'), join(out, 'de', 'try'), { recursive: true });
  });
}

/**
 * Refuses a folder with anything but an earlier site in it, because the build empties it.
 *
 * @throws SetupFailure
 */
export function assertOurs(folder: string): void {
  if (!existsSync(folder) || readdirSync(folder).length === 0) return;
  if (existsSync(join(folder, 'pagefind', 'pagefind-entry.json'))) return;
  throw new SetupFailure(
    `${folder} has other files in it, and building the site would delete them. Name a new folder.`,
  );
}

/** Installs from the lock file unless it is the one that was installed last. */
async function installTools(): Promise<void> {
  mkdirSync(work, { recursive: true });
  const lock = readFileSync(join(tools, 'package-lock.json'), 'utf8');
  const seen = join(work, 'installed-lock.json');
  if (existsSync(seen) && readFileSync(seen, 'utf8') === lock) return;
  for (const name of ['package.json', 'package-lock.json']) cpSync(join(tools, name), join(work, name));
  cpSync(join(root, '.npmrc'), join(work, '.npmrc'));
  await step('Installing the tools of the site', async () => {
    const { code, output } = await run('npm', ['ci', '--loglevel=error'], { cwd: work, timeout: 600_000 });
    if (code !== 0)
      throw new SetupFailure(`The tools of the site could not be installed:\n${tail(output, 10)}`);
  });
  writeFileSync(seen, lock);
}

function layProject(): void {
  cpSync(join(tools, 'astro.config.mjs'), join(work, 'astro.config.mjs'));
  put(join(work, 'src', 'content.config.mjs'), readFileSync(join(tools, 'content.config.mjs'), 'utf8'));
  put(join(work, 'src', 'site.css'), readFileSync(join(tools, 'site.css'), 'utf8'));
}

/** Returns every page but those of the typed API. */
function pages(base: string): SitePage[] {
  const files = new Set(listFiles());
  const exists = (path: string) => files.has(path);
  const ofDocs = [...files]
    .filter((path) => path !== 'README.md' && slugOf(path) !== undefined)
    .map((path) => pageOf(path, readFileSync(join(root, path), 'utf8'), { base, exists }));
  const start = (['en', 'de'] as const).map((language) => ({
    slug: language === 'en' ? 'index' : 'de/index',
    text: readFileSync(join(import.meta.dirname, 'start', `${language}.markdown`), 'utf8').replaceAll(
      '@base@',
      base,
    ),
  }));
  const changelog = readFileSync(join(root, 'CHANGELOG.md'), 'utf8');
  const releases = versionsOf(changelog).map((version) => releasePage(changelogPart(changelog, version)));
  return [...start, ...ofDocs, ...releases, checksPage(base), serverApiPage(serverApi(), base), speedPage()];
}

/** The page that the app opens for a new version. Its address keeps the dots of the version. */
function releasePage(part: ChangelogPart): SitePage {
  const slug = `releases/${part.version}`;
  const matter = frontMatter(`Countersign ${part.version}`, {
    slug,
    description: `Released on ${part.date}.`,
  });
  return {
    slug,
    text: `${matter}\nReleased on ${part.date}.\n\n${releaseNotes(part, readProject().repository)}`,
  };
}

/** Pictures, and what programs read. */
function layFiles(): void {
  const open = join(work, 'public');
  cpSync(join(root, 'docs', 'pictures'), join(open, 'pictures'), { recursive: true });
  cpSync(join(root, 'demo-server', 'web', 'favicon.svg'), join(open, 'favicon.svg'));
  put(join(open, 'openapi.json'), `${JSON.stringify(serverApi(), null, 2)}\n`);
}

/** Makes a page of each module. TypeDoc reads the types with a TypeScript of its own. */
async function describeTypes(base: string): Promise<void> {
  for (const { name, page, path } of TYPED) {
    const made = join(work, 'typed', page);
    rmSync(made, { recursive: true, force: true });
    const config = join(work, `tsconfig.${page}.json`);
    put(
      config,
      JSON.stringify({ extends: join(root, 'tsconfig.json'), files: [join(root, path)], include: [] }),
    );
    await runTool('typedoc', [
      ...['--tsconfig', config, '--entryPoints', join(root, path), '--out', made, '--readme', 'none'],
      ...[
        '--plugin',
        'typedoc-plugin-markdown',
        '--outputFileStrategy',
        'modules',
        '--hidePageHeader',
        'true',
      ],
      ...['--hideBreadcrumbs', 'true', '--hidePageTitle', 'true', '--disableSources', 'true'],
      ...[
        '--excludePrivate',
        'true',
        '--excludeInternal',
        'true',
        '--skipErrorChecking',
        '--logLevel',
        'Error',
      ],
    ]);
    const text = readFileSync(join(made, 'README.md'), 'utf8');
    // The links inside the page lead to its own file.
    const body = text.replaceAll('](README.md#', '](#').replaceAll('docs/kit.md', `[the kit](${base}kit/)`);
    put(join(content, 'api', `${page}.md`), `${frontMatter(name)}\n${body}`);
  }
}

async function runTool(
  name: string,
  words: readonly string[],
  env: Record<string, string> = {},
): Promise<void> {
  const bin = JSON.parse(readFileSync(join(work, 'node_modules', name, 'package.json'), 'utf8')).bin;
  const script = join(work, 'node_modules', name, typeof bin === 'string' ? bin : bin[name]);
  const { code, output } = await run(projectNode(), [script, ...words], {
    cwd: work,
    env: { ...process.env, NO_COLOR: '1', ...env },
    timeout: 600_000,
  });
  if (code !== 0) throw new SetupFailure(`${name} failed:\n${tail(output, 30)}`);
}

function put(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
