/**
 * `npm run site` builds the documentation site as a folder of files, with the lab in it.
 *
 *     npm run site -- [--out DIR] [--base /PATH/] [--origin URL]
 *
 * Without --base and --origin it is for the homepage in package.json.
 *
 * It needs the network once, for its own tools (scripts/site/tools). A build with the tools at hand needs none.
 */
import { resolve } from 'node:path';
import { readWords, wrongWords } from './command/read-words.ts';
import { readProject } from './release/project.ts';
import { SetupFailure } from './setup/progress.mjs';
import { root } from './setup/state.mjs';
import { buildSite } from './site/build.ts';

process.exitCode = await main().catch((error: unknown) => {
  if (!(error instanceof SetupFailure)) throw error;
  console.error(error.message);
  return 1;
});

async function main(): Promise<number> {
  const usage = 'Usage: npm run site -- [--out DIR] [--base /PATH/] [--origin URL]';
  const text = { type: 'string' } as const;
  const { values } = readWords({ options: { out: text, base: text, origin: text } }, usage);
  const home = new URL(readProject().homepage);
  const { base = home.pathname.replace(/\/?$/, '/'), origin = home.origin } = values;
  if (!/^\/(?:[\w.~-]+\/)*$/.test(base)) {
    wrongWords(`The base is “${base}”. It must begin and end with a slash, for example /2fa/.`, usage);
  }
  if (!/^https?:$/.test(URL.parse(origin)?.protocol ?? '')) {
    wrongWords(`The origin is “${origin}”. It must be an address, for example https://example.org.`, usage);
  }
  const out = resolve(process.env.INIT_CWD ?? process.cwd(), values.out ?? resolve(root, 'dist', 'site'));
  await buildSite({ out, base, origin });
  console.log(out);
  return 0;
}
