/** Wayland, where no program sees a screen of its own accord: the system's dialog asks the person which one to share. */

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Whether screens are shared through the portal. `XDG_SESSION_TYPE` alone does not tell: a compositor that was started
 * from a console leaves it at `tty`, and with an X server for old programs beside it X11 would show black.
 */
export function isWayland(
  platform: NodeJS.Platform,
  { WAYLAND_DISPLAY, XDG_SESSION_TYPE }: Environment,
): boolean {
  return platform === 'linux' && Boolean(WAYLAND_DISPLAY) && XDG_SESSION_TYPE !== 'x11';
}
