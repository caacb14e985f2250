/** The works of others in this app. The build writes a list into each bundle (scripts/licences/). */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const carriedWork = z.object({
  name: z.string(),
  version: z.string(),
  licence: z.string(),
  text: z.string(),
});

export type CarriedWork = z.infer<typeof carriedWork>;

/**
 * Returns the works in all bundles and in the runtime, each once, sorted by name.
 *
 * @param app the app's folder or archive
 * @param runtime Electron's version and the folder of its program
 */
export async function carriedWorks(
  app: string,
  runtime: { version: string; folder: string },
): Promise<CarriedWork[]> {
  const bundles = await Promise.all(
    ['main', 'preload', 'renderer'].map(async (bundle) =>
      z
        .array(carriedWork)
        .parse(JSON.parse(await readFile(join(app, 'out', bundle, 'licences.json'), 'utf8'))),
    ),
  );
  const all = [await electron(runtime), ...bundles.flat()];
  const once = new Map(all.map((work) => [`${work.name}@${work.version}`, work]));
  return [...once.values()].sort((one, other) => one.name.localeCompare(other.name, 'en'));
}

/** Electron brings its licences as files: its own, and one of 20 MB with those of Chromium. */
async function electron({ version, folder }: { version: string; folder: string }): Promise<CarriedWork> {
  const texts = await Promise.all(
    // A package has the first, an unpackaged Electron the second.
    ['LICENSE.electron.txt', 'LICENSE'].map((name) => readFile(join(folder, name), 'utf8').catch(() => '')),
  );
  const chromium = join(folder, 'LICENSES.chromium.html');
  return { name: 'Electron', version, licence: 'MIT', text: `${texts.find(Boolean) ?? ''}\n${chromium}` };
}
