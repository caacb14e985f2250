/**
 * The files that sessions with several virtual displays need on Linux. Without them the tests are skipped and say why.
 * X11 has one scale for all displays of a session. Wayland has one scale for each display.
 */
import { existsSync } from 'node:fs';
import { note, SetupFailure } from './progress.mjs';
import { installSystemPackages } from './system.mjs';

/** The server itself comes first. Debian's /usr/bin/Xorg may be a wrapper that works only for users at a console. */
export const severalDisplaysNeed = [
  { files: ['/usr/lib/xorg/Xorg', '/usr/libexec/Xorg', '/usr/lib/Xorg'], packages: ['xserver-xorg-core'] },
  {
    files: ['/usr/lib/xorg/modules/drivers/dummy_drv.so', '/usr/lib64/xorg/modules/drivers/dummy_drv.so'],
    packages: ['xserver-xorg-video-dummy'],
  },
];

/** A compositor, PipeWire and its session manager, and the desktop portal with its backend for sway. */
export const waylandNeed = {
  sway: { files: ['/usr/bin/sway'], packages: ['sway'] },
  pipewire: { files: ['/usr/bin/pipewire'], packages: ['pipewire'] },
  wireplumber: { files: ['/usr/bin/wireplumber'], packages: ['wireplumber'] },
  portal: {
    files: ['/usr/libexec/xdg-desktop-portal', '/usr/lib/xdg-desktop-portal'],
    packages: ['xdg-desktop-portal'],
  },
  portalForSway: {
    files: ['/usr/libexec/xdg-desktop-portal-wlr', '/usr/lib/xdg-desktop-portal-wlr'],
    packages: ['xdg-desktop-portal-wlr'],
  },
  bus: { files: ['/usr/bin/dbus-daemon'], packages: ['dbus-daemon', 'dbus'] },
  python: { files: ['/usr/bin/python3'], packages: ['python3'] },
};

/** Installs what is missing, if no password is needed. Otherwise only the tests with several displays are skipped. */
export async function prepareSeveralDisplays() {
  if (process.platform !== 'linux') return;
  const needs = [...severalDisplaysNeed, ...Object.values(waylandNeed)];
  const missing = needs.filter(({ files }) => !files.some(existsSync));
  if (missing.length === 0) return;
  try {
    await installSystemPackages(missing.map(({ packages }) => packages));
  } catch (error) {
    if (!(error instanceof SetupFailure)) throw error;
    note(`tests with several displays will be skipped: ${error.message}`);
  }
}
