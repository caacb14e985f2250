/** The desktop app in the pseudo-language. */
import { join } from 'node:path';
import type { UserConfig } from 'electron-vite';
import real from '../../electron.vite.config.ts';
import { PSEUDO_APP } from './places.ts';
import { pseudoTexts } from './pseudo-texts.ts';

const { main, preload, renderer } = real as UserConfig;

function inPseudo<Part extends 'main' | 'preload' | 'renderer'>(name: Part, part: UserConfig[Part]) {
  return {
    ...part,
    plugins: [pseudoTexts(), ...(part?.plugins ?? [])],
    build: { ...part?.build, outDir: join(PSEUDO_APP, 'out', name), emptyOutDir: true },
  };
}

export default {
  main: inPseudo('main', main),
  preload: inPseudo('preload', preload),
  renderer: inPseudo('renderer', renderer),
} satisfies UserConfig;
