import { app } from 'electron';

/** What starts this app again: an unpackaged one is Electron with the app's folder. */
export function startCommand(): string[] {
  return app.isPackaged ? [process.env.APPIMAGE ?? process.execPath] : [process.execPath, app.getAppPath()];
}
