import { channel, typed } from './channel.ts';
import { nothing } from './values.ts';

export const updates = {
  /** Asks the project's server for the newest version, once. @throws Failure `no-answer`, `untrusted` */
  'updates:check': channel({ request: nothing, reply: typed<UpdateCheck>() }),
  /** Opens the page of the version that the last check found. @throws Failure `not-found` */
  'updates:open': channel({ request: nothing, reply: typed<undefined>() }),
  /** Downloads the version that the last check found, and installs it when the app quits. @throws Failure */
  'updates:install': channel({ request: nothing, reply: typed<undefined>() }),
};

/** What the app came as. `folder`: an unpacked archive, or a portable program. */
export type PackageKind = 'appimage' | 'nsis' | 'dmg' | 'deb' | 'rpm' | 'folder' | 'checkout';

export interface UpdateCheck {
  /** The app's version. */
  current: string;
  kind: PackageKind;
  /** Whether the app can install it itself. */
  installs: boolean;
  /** Undefined if the app is the newest. */
  newest: NewVersion | undefined;
}

export interface NewVersion {
  version: string;
  /** The date of the release: `2026-11-29`. */
  released: string;
  /** In English, as the changelog has them. */
  notes: { title: string; items: string[] }[];
}
