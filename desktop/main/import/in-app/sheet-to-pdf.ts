/** A PDF of a page of QR codes, made by a window that is never shown. The page is only in memory. */
import { BrowserWindow } from 'electron';
import { Failure } from '../../ipc/failure.ts';
import { sentences } from '../../texts/texts.ts';
import { safeWebPreferences } from '../../windows/lock-down.ts';
import { PRELOAD } from '../../windows/page-window.ts';

/** The largest page, in bytes: about 300 codes. Chromium's addresses end at 2 MB, and our reader after 50 pages. */
const MOST_BYTES = 900_000;

/** Returns the PDF of a whole page without scripts. @throws Failure `unsupported` for a page that is too large */
export async function sheetToPdf(html: Uint8Array): Promise<Uint8Array> {
  if (html.length > MOST_BYTES) throw new Failure('unsupported', sentences().exportFile.tooLongForPdf);
  const window = new BrowserWindow({
    show: false,
    webPreferences: { ...safeWebPreferences(PRELOAD, false), javascript: false },
  });
  try {
    await window.loadURL(`data:text/html;charset=utf-8;base64,${Buffer.from(html).toString('base64')}`);
    return await window.webContents.printToPDF({ pageSize: 'A4', printBackground: true });
  } finally {
    window.destroy();
  }
}
