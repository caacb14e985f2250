import QRCode from 'qrcode';
import { downloadFile } from '../backup-codes/download.ts';

/** Says what the file is, but not whose: more people see file names than files. */
export const QR_PICTURE_NAME = 'countersign-qr.png';

/** Downloads a QR code as a PNG: eight pixels per module, with its quiet zone, black on white. */
export async function saveQrPicture(text: string): Promise<void> {
  const canvas = document.createElement('canvas');
  await QRCode.toCanvas(canvas, text, { errorCorrectionLevel: 'M', margin: 4, scale: 8 });
  const picture = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!picture) throw new Error('The browser made no picture of the canvas.');
  downloadFile(picture, QR_PICTURE_NAME);
}
