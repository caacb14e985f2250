import { app } from 'electron';

/** Returns the command that starts this app. An unpackaged app is Electron with the app's folder. */
export function startCommand(): string[] {
  return app.isPackaged ? [process.env.APPIMAGE ?? process.execPath] : [process.execPath, app.getAppPath()];
}
