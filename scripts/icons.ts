/**
 * `node scripts/icons.ts`: draws every icon of the app from the drawings in desktop/resources/. Run it after a change to
 * a drawing, and commit the pictures. electron-builder makes the icons of Windows and macOS from the largest.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { root } from './setup/state.mjs';

const resources = join(root, 'desktop', 'resources');

/** Below this size, in pixels, the drawing with bolder lines is used. */
const SMALL = 40;
/** The sizes of freedesktop's hicolor theme, and the one that macOS wants. */
const SIZES = [16, 22, 24, 32, 48, 64, 128, 256, 512, 1024];
/** The tray's icon: as wide as a panel's row, and twice that for dense screens. */
const TRAY = { width: 22, template: 18 };

await initWasm(readFileSync(fileURLToPath(import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm'))));
mkdirSync(join(resources, 'icons'), { recursive: true });

for (const size of SIZES) {
  draw(size < SMALL ? 'mark-small.svg' : 'mark.svg', size, join('icons', `${size}x${size}.png`));
}
draw('mark.svg', 1024, 'icon.png');
for (const factor of [1, 2]) {
  const suffix = factor === 1 ? '' : `@${factor}x`;
  draw('mark-small.svg', TRAY.width * factor, `tray${suffix}.png`);
  draw('mark-template.svg', TRAY.template * factor, `tray-template${suffix}.png`);
}

/** @param width of the picture in pixels */
function draw(drawing: string, width: number, picture: string): void {
  const svg = new Resvg(readFileSync(join(resources, drawing), 'utf8'), {
    fitTo: { mode: 'width', value: width },
  });
  writeFileSync(join(resources, picture), svg.render().asPng());
}
