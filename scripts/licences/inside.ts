/**
 * What is compiled into the WebAssembly files that the app carries. Their packages say it in prose, if at all. A file
 * that is not listed here fails the build: look into its source, and add a row.
 */
export interface Inside {
  name: string;
  /** An SPDX expression. */
  licence: string;
  /** Where its source is. */
  source: string;
}

const row = (name: string, licence: string, source: string): Inside => ({ name, licence, source });

/** By package, because a package with several files compiles them from the same sources. */
export const INSIDE: Readonly<Record<string, readonly Inside[]>> = {
  'zxing-wasm': [row('zxing-cpp', 'Apache-2.0', 'https://github.com/zxing-cpp/zxing-cpp')],
  '@resvg/resvg-wasm': [row('resvg and usvg', 'MPL-2.0', 'https://github.com/linebender/resvg')],
  'sql.js': [row('SQLite', 'blessing', 'https://sqlite.org')],
  '@hyzyla/pdfium': [
    row('PDFium', 'BSD-3-Clause AND Apache-2.0', 'https://pdfium.googlesource.com/pdfium'),
    row('Abseil', 'Apache-2.0', 'https://abseil.io'),
    row('FreeType', 'FTL', 'https://freetype.org'),
    row('ICU', 'Unicode-3.0', 'https://icu.unicode.org'),
    row('Little CMS', 'MIT', 'https://littlecms.com'),
    row('libjpeg-turbo', 'IJG AND BSD-3-Clause AND Zlib', 'https://libjpeg-turbo.org'),
    row('libpng', 'libpng-2.0', 'http://libpng.org'),
    row('OpenJPEG', 'BSD-2-Clause', 'https://openjpeg.org'),
    row('zlib', 'Zlib', 'https://zlib.net'),
  ],
  // The package's NOTICE has the texts and versions.
  '@imagemagick/magick-wasm': [
    row('ImageMagick', 'ImageMagick', 'https://imagemagick.org'),
    row('aom', 'BSD-2-Clause', 'https://aomedia.googlesource.com/aom'),
    row('Brotli', 'MIT', 'https://github.com/google/brotli'),
    row('bzip2', 'bzip2-1.0.6', 'https://sourceware.org/bzip2'),
    row('libde265', 'LGPL-3.0-or-later', 'https://github.com/strukturag/libde265'),
    row('OpenEXR and Imath', 'BSD-3-Clause', 'https://openexr.com'),
    row('libffi', 'MIT', 'https://github.com/libffi/libffi'),
    row('FreeType', 'FTL', 'https://freetype.org'),
    row('GLib', 'LGPL-2.1-or-later', 'https://gitlab.gnome.org/GNOME/glib'),
    row('libheif', 'LGPL-3.0-or-later', 'https://github.com/strukturag/libheif'),
    row('Highway', 'Apache-2.0 OR BSD-3-Clause', 'https://github.com/google/highway'),
    row('libjpeg-turbo', 'IJG AND BSD-3-Clause AND Zlib', 'https://libjpeg-turbo.org'),
    row('JPEG XL', 'BSD-3-Clause', 'https://github.com/libjxl/libjxl'),
    row('Little CMS', 'MIT', 'https://littlecms.com'),
    row('Liquid Rescale', 'LGPL-3.0-only', 'http://liquidrescale.wikidot.com'),
    row('OpenJPEG', 'BSD-2-Clause', 'https://openjpeg.org'),
    row('OpenJPH', 'BSD-2-Clause', 'https://github.com/aous72/OpenJPH'),
    row('libpng', 'libpng-2.0', 'http://libpng.org'),
    row('LibRaw', 'LGPL-2.1-only OR CDDL-1.0', 'https://libraw.org'),
    row('libtiff', 'libtiff', 'https://libtiff.gitlab.io/libtiff'),
    row('WebP', 'BSD-3-Clause', 'https://chromium.googlesource.com/webm/libwebp'),
    row('libxml2', 'MIT', 'https://gitlab.gnome.org/GNOME/libxml2'),
  ],
};
