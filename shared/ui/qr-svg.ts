import QRCode from 'qrcode';

/** Light modules around a QR code, which scanners need to find it (ISO/IEC 18004 requires four). */
export const QUIET_ZONE = 4;

/** A QR code as one SVG path on a square of `size` units, including the quiet zone. */
export interface QrPath {
  size: number;
  path: string;
}

/**
 * Draws a text as a QR code with medium error correction.
 *
 * @throws Error if the text is too long for a QR code (2,331 bytes at this level)
 */
export function qrPath(text: string): QrPath {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  let path = '';
  for (let row = 0; row < modules.size; row += 1) {
    let column = 0;
    while (column < modules.size) {
      let run = 0;
      while (column + run < modules.size && modules.get(row, column + run)) run += 1;
      // One rectangle per run of dark modules: shorter, and without hairline gaps.
      if (run > 0) path += `M${column + QUIET_ZONE} ${row + QUIET_ZONE}h${run}v1h-${run}z`;
      column += run + 1;
    }
  }
  return { size: modules.size + 2 * QUIET_ZONE, path };
}
