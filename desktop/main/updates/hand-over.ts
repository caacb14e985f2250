/** Downloads and installs a new version with electron-updater, for the packages that it can replace. */
import { Failure } from '../ipc/failure.ts';
import { sentences } from '../texts/texts.ts';
import type { Manifest } from './manifest.ts';

/** What electron-updater found, as far as it is compared. */
export interface Offered {
  version: string;
  files: readonly { url: string; sha512: string }[];
  /** Further files that a web installer would load by itself. Nothing signed names them. */
  packages?: object | null;
}

/**
 * Whether electron-updater offers what the signed manifest names: the same version, and no other file or hash. Its
 * own list is not signed, but it checks a download against the hash in the list.
 */
export function isSigned({ version, files, packages }: Offered, manifest: Manifest): boolean {
  const named = new Map(manifest.files.map(({ name, sha512 }) => [name, sha512]));
  return (
    version === manifest.version &&
    (packages === undefined || packages === null) &&
    files.length > 0 &&
    files.every(({ url, sha512 }) => sha512 !== '' && named.get(lastPart(url)) === sha512)
  );
}

/** Downloads the version. It is installed when the app quits. @throws Failure `untrusted`, `no-answer` */
export async function installWithUpdater(manifest: Manifest): Promise<void> {
  const { autoUpdater } = (await import('electron-updater')).default;
  autoUpdater.logger = null;
  autoUpdater.autoDownload = false;
  autoUpdater.autoInstallOnAppQuit = true;
  autoUpdater.allowDowngrade = false;
  autoUpdater.disableWebInstaller = true;
  // It would send a number that it keeps for each user, and the versions of app and system.
  autoUpdater.requestHeaders = { 'x-user-staging-id': '00000000-0000-0000-0000-000000000000' };
  autoUpdater.netSession.setUserAgent('Countersign', 'en');
  const found = await autoUpdater.checkForUpdates().catch(() => undefined);
  if (!found) throw new Failure('no-answer', sentences().updates.noDownload);
  if (!isSigned(found.updateInfo, manifest)) throw new Failure('untrusted', sentences().updates.otherFiles);
  await autoUpdater.downloadUpdate().catch(() => {
    throw new Failure('no-answer', sentences().updates.noDownload);
  });
}

function lastPart(url: string): string {
  return decodeURIComponent(url.split('/').at(-1) ?? '');
}
