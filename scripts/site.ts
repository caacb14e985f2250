/**
 * `npm run site` builds the documentation site as a folder of files, with the lab in it.
 *
 *     npm run site -- [--out DIR] [--base /PATH/] [--origin URL]
 *
 * It needs the network once, for its own tools (scripts/site/tools). A build with the tools at hand needs none.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { SetupFailure } from './setup/progress.mjs';
import { root } from './setup/state.mjs';
import { buildSite } from './site/build.ts';

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  if (!(error instanceof SetupFailure)) throw error;
  console.error(error.message);
  return 1;
});

async function main(words: readonly string[]): Promise<number> {
  const usage = 'Usage: npm run site -- [--out DIR] [--base /PATH/] [--origin URL]';
  let values: { out?: string; base?: string; origin?: string };
  try {
    const text = { type: 'string' } as const;
    ({ values } = parseArgs({ args: [...words], options: { out: text, base: text, origin: text } }));
  } catch (error) {
    console.error(`${(error as Error).message}\n${usage}`);
    return 2;
  }
  const { base = '/', origin = 'https://countersign.example' } = values;
  if (!/^\/(?:[\w.~-]+\/)*$/.test(base)) {
    console.error(`The base is “${base}”. It must begin and end with a slash, for example /2fa/.\n${usage}`);
    return 2;
  }
  if (!/^https?:$/.test(URL.parse(origin)?.protocol ?? '')) {
    console.error(
      `The origin is “${origin}”. It must be an address, for example https://example.org.\n${usage}`,
    );
    return 2;
  }
  const out = resolve(process.env.INIT_CWD ?? process.cwd(), values.out ?? resolve(root, 'dist', 'site'));
  await buildSite({ out, base, origin });
  console.log(out);
  return 0;
}
