import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { safeWebPreferences } from './windows/lock-down.ts';

/** The posture as the source states it; e2e/posture.spec.ts asks the running windows. */

const MAIN = import.meta.dirname;

async function sources(): Promise<{ name: string; text: string }[]> {
  const names = await readdir(MAIN, { recursive: true });
  const chosen = names.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  return Promise.all(chosen.map(async (name) => ({ name, text: await readFile(join(MAIN, name), 'utf8') })));
}

describe('every window', () => {
  test('is sandboxed, isolated, without Node, webviews and spelling dictionaries from the network', () => {
    expect(safeWebPreferences('/preload.cjs', false)).toEqual({
      preload: '/preload.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: false,
    });
  });

  test('is made with exactly that: no preference that weakens it is spelt out anywhere', async () => {
    const all = await sources();
    const makers = all.filter(({ text }) => /new (BrowserWindow|WebContentsView|BrowserView)\(/.test(text));
    expect(makers.length).toBeGreaterThan(0);
    for (const { name, text } of makers) {
      const made = text.match(/new (BrowserWindow|WebContentsView|BrowserView)\(/g)?.length;
      expect(
        text.match(/\.\.\.safeWebPreferences\(|webPreferences: safeWebPreferences\(/g),
        name,
      ).toHaveLength(made ?? 0);
    }
    for (const { name, text } of all.filter(({ name }) => name !== join('windows', 'lock-down.ts'))) {
      expect(text, name).not.toMatch(
        /\b(sandbox|contextIsolation|nodeIntegration\w*|webSecurity|webviewTag|allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures)\s*:/,
      );
    }
  });
});
