import { stripTypeScriptTypes } from 'node:module';

/**
 * Returns a TypeScript file of the server as JavaScript. Only types are taken out, so lines keep their numbers. Imports
 * name the compiled files, and messages name the package's command.
 */
export function compile(source: string): string {
  return stripTypeScriptTypes(source, { mode: 'strip' })
    .replace(/(['"])(\.{1,2}\/[^'"\n]+)\.ts\1/g, '$1$2.js$1')
    .replace(/[ \t]+$/gm, '')
    .replaceAll('npm run server -- ', 'countersign-server ')
    .replaceAll('npm run server', 'countersign-server');
}
