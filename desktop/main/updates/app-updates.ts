/** The check for new versions in this app, with the network and the system. */
import { existsSync } from 'node:fs';
import { app, shell } from 'electron';
import { askOnce } from '../network/one-request.ts';
import { installWithUpdater } from './hand-over.ts';
import { packageKind } from './package-kind.ts';
import { updateSource } from './source.ts';
import { Updates } from './updates.ts';

export function appUpdates(now: () => number): Updates {
  return new Updates({
    source: updateSource(app.isPackaged, process.env),
    current: app.getVersion(),
    kind: packageKind({
      isPackaged: app.isPackaged,
      platform: process.platform,
      env: process.env,
      executable: process.execPath,
      exists: existsSync,
    }),
    now,
    askOnce,
    open: (address) => shell.openExternal(address),
    install: installWithUpdater,
  });
}
