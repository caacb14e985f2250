/** Detecting Wayland. There a program cannot capture a screen: the user chooses one in the system's dialog. */

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Whether screens are shared through the portal. `XDG_SESSION_TYPE` alone is not enough: a compositor started from a
 * console leaves it at `tty`, and with an X server for old programs, an X11 capture would be black.
 */
export function isWayland(
  platform: NodeJS.Platform,
  { WAYLAND_DISPLAY, XDG_SESSION_TYPE }: Environment,
): boolean {
  return platform === 'linux' && Boolean(WAYLAND_DISPLAY) && XDG_SESSION_TYPE !== 'x11';
}
