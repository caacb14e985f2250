/** The pages of a PDF, with PDFium as WebAssembly. */
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { sentences } from '../texts/texts.ts';
import { DRAWN_SIDE, ImageFileError, MAX_PAGES } from './file-limits.ts';
import type { Pixels } from './pixels.ts';

let ready: Promise<PDFiumLibrary> | undefined;

/** Loads PDFium. @param wasm its WebAssembly module */
export async function prepareDocument(wasm: () => Promise<Uint8Array>): Promise<void> {
  ready ??= wasm().then((bytes) => PDFiumLibrary.init({ wasmBinary: bytes.slice().buffer }));
  await ready;
}

export interface Pages {
  pages: AsyncIterable<Pixels>;
  /** The number of pages of the document. Only the first {@link MAX_PAGES} are read. */
  count: number;
}

export async function openPages(bytes: Uint8Array, name: string): Promise<Pages> {
  const library = await ready;
  if (!library) throw new Error('PDFium has not been given its WebAssembly module.');
  const document = await library.loadDocument(bytes).catch((error: unknown) => {
    const locked = error instanceof Error && /password|security/i.test(error.message);
    throw new ImageFileError(
      locked ? sentences().pictureFile.locked({ name }) : sentences().pictureFile.pdfDamaged({ name }),
    );
  });
  const count = document.getPageCount();
  async function* pages(): AsyncGenerator<Pixels> {
    try {
      for (let index = 0; index < Math.min(count, MAX_PAGES); index += 1) {
        const page = document.getPage(index);
        const { originalWidth, originalHeight } = page.getOriginalSize();
        // A point is 1/72 inch, so three pixels per point are 216 dots per inch.
        const scale = Math.min(3, DRAWN_SIDE / Math.max(1, originalWidth, originalHeight));
        const { data, width, height } = await page.render({ scale, render: 'bitmap' });
        yield { data: new Uint8ClampedArray(data), width, height, order: 'bgra' };
      }
    } finally {
      document.destroy();
    }
  }
  return { pages: pages(), count };
}
