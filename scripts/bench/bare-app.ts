import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Makes an Electron app with one window and one heading, the smallest one possible. @returns its folder */
export async function makeBareApp(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-bare-'));
  await writeFile(join(folder, 'package.json'), '{"name":"bare","main":"main.js"}');
  await writeFile(
    join(folder, 'main.js'),
    `const { app, BrowserWindow } = require('electron');
    app.whenReady().then(() => new BrowserWindow({ width: 440, height: 720 }).loadFile('index.html'));`,
  );
  await writeFile(
    join(folder, 'index.html'),
    `<!doctype html><meta charset="utf-8"><title>Bare</title><h1>123 456</h1>
    <script>requestAnimationFrame(() => requestAnimationFrame(() => performance.mark('first-code-painted')));</script>`,
  );
  return folder;
}
