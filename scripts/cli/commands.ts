/** The commands that need no checkout, no app and no server of ours: codes, QR codes, key URIs, exports, conformance. */
import { codeCommand } from './code.ts';
import { conformanceCommand } from './conformance.ts';
import { decodeCommand } from './decode.ts';
import { importCommand } from './import.ts';
import type { Command } from './input.ts';
import { uriCommand } from './uri.ts';

export const commands: Readonly<Record<string, Command>> = {
  code: codeCommand,
  decode: decodeCommand,
  import: importCommand,
  uri: uriCommand,
  conformance: conformanceCommand,
};
