/**
 * `npm run test:site` builds the site for a path, serves it as a plain file server does, and looks at it in a browser:
 * every link leads somewhere, kinds of pages pass axe in both themes, the search finds without a network, and the lab
 * works and asks for nothing. It is not part of `npm test`: it installs tools of its own.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readWords } from './command/read-words.ts';
import { SetupFailure } from './setup/progress.mjs';
import { buildSite } from './site/build.ts';
import { brokenLinks, htmlFiles } from './site/links.ts';
import { tryInBrowser } from './site-trial/in-browser.ts';
import { serveFolder } from './site-trial/serve-folder.ts';

/** Two levels, because a path of one level hides mistakes. */
const BASE = '/of/countersign/';

readWords({}, 'Usage: npm run test:site');
const out = mkdtempSync(join(tmpdir(), 'countersign-site-'));
try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof SetupFailure)) throw error;
  console.error(error.message);
  process.exitCode = 1;
} finally {
  rmSync(out, { recursive: true, force: true });
}

async function main(): Promise<number> {
  await buildSite({ out, base: BASE, origin: 'https://site.example' });
  const broken = brokenLinks(out, BASE);
  if (broken.length > 0) {
    console.error(`✗ ${broken.length} links lead nowhere:\n${broken.slice(0, 40).join('\n')}`);
    return 1;
  }
  console.log(`✓ Every link of ${htmlFiles(out).length} pages leads somewhere`);
  const server = await serveFolder(out, BASE);
  try {
    const problems = await tryInBrowser(server.address);
    for (const problem of problems) console.error(`✗ ${problem}`);
    return problems.length > 0 ? 1 : 0;
  } finally {
    await server.stop();
  }
}
