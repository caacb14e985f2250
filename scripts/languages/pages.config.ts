/** The demo server's pages in the pseudo-language. */
import { mergeConfig } from 'vite';
import real from '../../vite.config.ts';
import { PSEUDO_PAGES } from './places.ts';
import { pseudoTexts } from './pseudo-texts.ts';

export default mergeConfig(real, { plugins: [pseudoTexts()], build: { outDir: PSEUDO_PAGES } });
