/** What the app says about itself. The list of works is read when it is first asked for. */
import { dirname } from 'node:path';
import { app } from 'electron';
import type { About } from '../../ipc/about.ts';
import { updateSource } from '../updates/source.ts';
import { type CarriedWork, carriedWorks } from './carried-works.ts';

export function aboutApp() {
  let read: Promise<CarriedWork[]> | undefined;
  const works = () => {
    read ??= carriedWorks(app.getAppPath(), {
      version: process.versions.electron,
      folder: dirname(process.execPath),
    });
    return read;
  };
  return {
    read: async (): Promise<About> => ({
      version: app.getVersion(),
      runtime: {
        electron: process.versions.electron,
        chrome: process.versions.chrome,
        node: process.versions.node,
      },
      updatesFrom: new URL(updateSource(app.isPackaged, process.env).address).host,
      dataFolder: app.getPath('userData'),
      works: (await works()).map(({ name, version, licence }) => ({ name, version, licence })),
    }),
    /** Returns the text of a licence, or undefined if the app has no such work. */
    licence: async (name: string, version: string): Promise<string | undefined> =>
      (await works()).find((work) => work.name === name && work.version === version)?.text,
  };
}
