/** The commands that need no checkout, no app and no server of ours: codes, QR codes, key URIs, exports, conformance. */
import { codeCommand } from './code.ts';
import { conformanceCommand } from './conformance.ts';
import { decodeCommand } from './decode.ts';
import { importCommand } from './import.ts';
import type { Command } from './input.ts';
import { uriCommand } from './uri.ts';

/** Commands by their names. Each returns its texts in the current language. */
export type Commands = Readonly<Record<string, () => Command>>;

export const commands: Commands = {
  code: codeCommand,
  decode: decodeCommand,
  import: importCommand,
  uri: uriCommand,
  conformance: conformanceCommand,
};
