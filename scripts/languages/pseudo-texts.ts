import { join } from 'node:path';
import type { Plugin } from 'vite';
import type { Language } from '../../shared/translations/languages.ts';
import { root } from '../setup/state.mjs';
import { catalogueOf } from '../texts/generate.ts';
import { TEXT_PLACES } from '../texts/places.ts';
import { pseudoCatalogue } from './pseudo.ts';

/**
 * Languages whose texts are pseudo-translated in a build for tests: one for each direction. People are never offered
 * such a build.
 */
export const PSEUDO_LANGUAGES = ['fr', 'ar'] as const satisfies readonly Language[];

/** Returns a plugin for Vite that replaces the catalogues of {@link PSEUDO_LANGUAGES}. */
export function pseudoTexts(): Plugin {
  const modules = new Map(
    TEXT_PLACES.flatMap((place) =>
      PSEUDO_LANGUAGES.map((language) => {
        const texts = pseudoCatalogue(catalogueOf(place, 'en'), language);
        const path = join(root, place.folder, language, 'index.ts');
        return [path, `export const ${language} = ${JSON.stringify(texts)};`] as const;
      }),
    ),
  );
  return {
    name: 'countersign:pseudo-texts',
    enforce: 'pre',
    // A place may have no such folder yet.
    resolveId: (source, importer) => {
      if (!importer || !source.endsWith('/index.ts')) return undefined;
      const path = join(importer, '..', source);
      return modules.has(path) ? path : undefined;
    },
    load: (id) => modules.get(id),
    transform: (code, id) =>
      id.endsWith('/texts/catalogue.ts')
        ? code.replaceAll(/\b(\w+): async \(\) => \(\{\}\)/g, (empty, language: string) =>
            PSEUDO_LANGUAGES.some((one) => one === language)
              ? `${language}: async () => (await import('./${language}/index.ts')).${language}`
              : empty,
          )
        : undefined,
  };
}
