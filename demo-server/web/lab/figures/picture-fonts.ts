/** The fonts inside a picture, which cannot load files. Loaded when the first picture is saved. */
import text from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?inline';
import code from '@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2?inline';

const face = (family: string, weights: string, source: string) =>
  `@font-face{font-family:"${family}";font-weight:${weights};src:url("${source}") format("woff2")}`;

export const PICTURE_FONTS =
  face('Inter Variable', '100 900', text) + face('JetBrains Mono Variable', '100 800', code);
