/**
 * The files that sessions with several virtual displays need on Linux. Without them the tests are skipped and say why.
 * X11 has one scale for all displays of a session. Wayland has one scale for each display.
 */
import { existsSync } from 'node:fs';

/** The server itself comes first. Debian's /usr/bin/Xorg may be a wrapper that works only for users at a console. */
export const severalDisplaysNeed = [
  { name: 'Xorg', files: ['/usr/lib/xorg/Xorg', '/usr/libexec/Xorg', '/usr/lib/Xorg'] },
  {
    name: 'dummy_drv.so',
    files: ['/usr/lib/xorg/modules/drivers/dummy_drv.so', '/usr/lib64/xorg/modules/drivers/dummy_drv.so'],
  },
];

/** A compositor, PipeWire and its session manager, and the desktop portal with its backend for sway. */
export const waylandNeed = {
  sway: { name: 'sway', files: ['/usr/bin/sway'] },
  pipewire: { name: 'pipewire', files: ['/usr/bin/pipewire'] },
  wireplumber: { name: 'wireplumber', files: ['/usr/bin/wireplumber'] },
  portal: {
    name: 'xdg-desktop-portal',
    files: ['/usr/libexec/xdg-desktop-portal', '/usr/lib/xdg-desktop-portal'],
  },
  portalForSway: {
    name: 'xdg-desktop-portal-wlr',
    files: ['/usr/libexec/xdg-desktop-portal-wlr', '/usr/lib/xdg-desktop-portal-wlr'],
  },
  bus: { name: 'dbus-daemon', files: ['/usr/bin/dbus-daemon'] },
  send: { name: 'dbus-send', files: ['/usr/bin/dbus-send'] },
  python: { name: 'python3', files: ['/usr/bin/python3'] },
};

/** Returns the names of what is missing for sessions with several displays. */
export function missingForSeveralDisplays() {
  return [...severalDisplaysNeed, ...Object.values(waylandNeed)]
    .filter(({ files }) => !files.some(existsSync))
    .map(({ name }) => name);
}
