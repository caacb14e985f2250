/** Starting hidden at login: with login items on macOS and Windows, with an autostart entry on Linux. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The argument that starts the app in the tray. */
export const HIDDEN_SWITCH = '--hidden';

export interface LoginParts {
  platform: string;
  /** The folder of XDG autostart entries; Linux only. */
  autostartFolder: string;
  /** The program and its arguments, without {@link HIDDEN_SWITCH}. */
  command: readonly string[];
  /** Electron's function for macOS and Windows. */
  setLoginItem: (openAtLogin: boolean, args: string[]) => void;
}

/** Turns starting at login on or off. On Linux, follows the Desktop Application Autostart Specification. */
export async function setStartAtLogin(wanted: boolean, parts: LoginParts): Promise<void> {
  if (parts.platform !== 'linux') {
    parts.setLoginItem(wanted, [...parts.command.slice(1), HIDDEN_SWITCH]);
    return;
  }
  const file = join(parts.autostartFolder, 'countersign.desktop');
  if (!wanted) {
    await rm(file, { force: true });
    return;
  }
  await mkdir(parts.autostartFolder, { recursive: true });
  await writeFile(file, autostartEntry([...parts.command, HIDDEN_SWITCH]));
}

export function autostartEntry(command: readonly string[]): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Countersign',
    `Exec=${command.map(quoted).join(' ')}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

/** Quotes an argument by the Desktop Entry Specification: escapes reserved characters, and doubles backslashes. */
function quoted(argument: string): string {
  if (/^[\w./:=@+-]+$/.test(argument)) return argument;
  const escaped = argument.replace(/["`$\\]/g, '\\$&').replaceAll('%', '%%');
  return `"${escaped.replaceAll('\\', '\\\\')}"`;
}
