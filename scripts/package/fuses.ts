/** The fuses of a packaged Electron: what the program itself refuses, however it is started. */
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';

const NAMES = {
  runAsNode: FuseV1Options.RunAsNode,
  nodeOptions: FuseV1Options.EnableNodeOptionsEnvironmentVariable,
  inspect: FuseV1Options.EnableNodeCliInspectArguments,
  cookieEncryption: FuseV1Options.EnableCookieEncryption,
  asarIntegrity: FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
  onlyAsar: FuseV1Options.OnlyLoadAppFromAsar,
  ownSnapshot: FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
  filePrivileges: FuseV1Options.GrantFileProtocolExtraPrivileges,
} as const;

export type Fuses = Readonly<Record<keyof typeof NAMES, boolean>>;

/** What every package must have. electron-builder.yml sets it. */
export const REQUIRED_FUSES: Fuses = {
  runAsNode: false,
  nodeOptions: false,
  inspect: false,
  cookieEncryption: true,
  asarIntegrity: true,
  onlyAsar: true,
  ownSnapshot: false,
  filePrivileges: false,
};

/** Returns the fuses that a program has, read from its bytes. */
export async function fusesOf(program: string): Promise<Fuses> {
  const wire = await getCurrentFuseWire(program);
  // One ASCII digit per fuse.
  const on = '1'.charCodeAt(0);
  return Object.fromEntries(Object.entries(NAMES).map(([name, fuse]) => [name, wire[fuse] === on])) as Fuses;
}
