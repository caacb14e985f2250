/** Writes `licences.json` into each bundle: everything of others in it, with its licence. */
import { isAbsolute, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { packageFolder, worksOf } from './of-package.ts';
import { worksOfSigns } from './of-signs.ts';
import type { CarriedWork } from './work.ts';

/** Returns the plugin. It fails the build for a licence that MIT software may not carry. */
export function licences(): Plugin {
  let root = '';
  return {
    name: 'countersign:licences',
    configResolved(config) {
      root = config.root;
    },
    async generateBundle(_options, bundle) {
      // Everything that was read, even what tree shaking left out: too long a list does no harm.
      const read = [...this.getModuleIds(), ...namesOfAssets(bundle).map((name) => resolve(root, name))];
      const files = read.map((id) => id.replace(/^\0/, '').replace(/\?.*$/, '')).filter(isAbsolute);
      const carriesWasm = new Set<string>();
      const folders = new Set<string>();
      for (const file of files) {
        const folder = packageFolder(file);
        // The bundler's own helpers are not carried as a package.
        if (!folder || /\/node_modules\/(?:vite|electron-vite|rolldown|@vitejs\/.+)$/.test(folder)) continue;
        folders.add(folder);
        if (/\.wasm$|\/sql-wasm/.test(file)) carriesWasm.add(folder);
      }
      const works = [...folders].flatMap((folder) => worksOf(folder, carriesWasm.has(folder)));
      if ([...folders].some((folder) => folder.endsWith('/simple-icons'))) works.push(...(await signs()));
      const source = `${JSON.stringify(works.sort(byName), null, 1)}\n`;
      this.emitFile({ type: 'asset', fileName: 'licences.json', source });
    },
  };
}

async function signs(): Promise<CarriedWork[]> {
  return worksOfSigns(Object.values(await import('../../desktop/renderer/pieces/brand-signs.ts')));
}

/** Pictures and fonts have no module; the files that they were made from are known, by paths from the page's folder. */
function namesOfAssets(
  bundle: Readonly<Record<string, { type: string; originalFileNames?: string[] }>>,
): string[] {
  return Object.values(bundle).flatMap((part) =>
    part.type === 'asset' ? (part.originalFileNames ?? []) : [],
  );
}

function byName(one: CarriedWork, other: CarriedWork): number {
  return one.name < other.name ? -1 : 1;
}
