/** What a session of several virtual displays needs on Linux, by file; without it their tests are skipped, and say why. */
import { existsSync } from 'node:fs';
import { note, SetupFailure } from './progress.mjs';
import { installSystemPackages } from './system.mjs';

/** The server itself comes first. Debian's /usr/bin/Xorg may be a wrapper that serves people at a console alone. */
export const severalDisplaysNeed = [
  { files: ['/usr/lib/xorg/Xorg', '/usr/libexec/Xorg', '/usr/lib/Xorg'], packages: ['xserver-xorg-core'] },
  {
    files: ['/usr/lib/xorg/modules/drivers/dummy_drv.so', '/usr/lib64/xorg/modules/drivers/dummy_drv.so'],
    packages: ['xserver-xorg-video-dummy'],
  },
];

/** Installs what is missing where that needs nobody; nothing else depends on it, so nothing fails for the lack of it. */
export async function prepareSeveralDisplays() {
  if (process.platform !== 'linux') return;
  const missing = severalDisplaysNeed.filter(({ files }) => !files.some(existsSync));
  if (missing.length === 0) return;
  try {
    await installSystemPackages(missing.map(({ packages }) => packages));
  } catch (error) {
    if (!(error instanceof SetupFailure)) throw error;
    note(`tests on several displays will be skipped: ${error.message}`);
  }
}
