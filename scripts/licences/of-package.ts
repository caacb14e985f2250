/** The licence of an npm package: its name, and its text as the package has it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import texts from 'spdx-license-list/full.js';
import { INSIDE } from './inside.ts';
import { mayCarry } from './policy.ts';
import type { CarriedWork } from './work.ts';

/** Returns the folder of the package that a file belongs to, or undefined. @param file an absolute path */
export function packageFolder(file: string): string | undefined {
  const path = file.replaceAll('\\', '/');
  const at = path.lastIndexOf('/node_modules/');
  const found = /^(?:@[^/]+\/)?[^/]+/.exec(path.slice(at + '/node_modules/'.length));
  return at === -1 || !found ? undefined : `${path.slice(0, at)}/node_modules/${found[0]}`;
}

/**
 * Returns what the app carries with a package: itself, and what is compiled into its WebAssembly.
 *
 * @param withWebAssembly whether one of its .wasm files is carried
 * @throws if its licence is none that MIT software may carry, or is not known
 */
export function worksOf(folder: string, withWebAssembly: boolean): CarriedWork[] {
  const { name, version, license, author } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  ) as { name: string; version: string; license?: unknown; author?: unknown };
  const licence = typeof license === 'string' ? license : '';
  if (!mayCarry(licence, 'package')) {
    throw new Error(`${name} has the licence “${licence}”, which the app may not carry.`);
  }
  const own = textsIn(folder);
  const maker = typeof author === 'string' ? author : ((author as { name?: string })?.name ?? name);
  const text = own || `${name} is by ${maker}.\n\n${standardText(licence)}`;
  return [{ name, version, licence, text }, ...(withWebAssembly ? inside(name, own) : [])];
}

/** @param own the texts of the package around it, which may have those of its parts */
function inside(name: string, own: string): CarriedWork[] {
  const parts = INSIDE[name];
  if (!parts)
    throw new Error(`What is inside the WebAssembly of ${name} is not in scripts/licences/inside.ts.`);
  return parts.map((part) => {
    if (!mayCarry(part.licence, 'inside')) {
      throw new Error(
        `${part.name} in ${name} has the licence “${part.licence}”, which the app may not carry.`,
      );
    }
    const heading = `${part.name}, compiled into ${name}. Source: ${part.source}`;
    const text =
      own.includes('LGPL') || own.includes('LESSER') ? `${heading}\n\nIts text is with ${name}.` : '';
    return {
      name: `${part.name} (in ${name})`,
      version: '',
      licence: part.licence,
      text: text || `${heading}\n\n${standardText(part.licence)}`,
    };
  });
}

/** Returns the licences and notices in a package's folder, or an empty text. */
function textsIn(folder: string): string {
  if (!existsSync(folder)) return '';
  return readdirSync(folder)
    .filter((file) => /^(?:licen[cs]e|copying|notice)(?:[.-].*)?$/i.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').trim())
    .join('\n\n');
}

/** Returns the standard texts of the licences in an SPDX expression. @throws if one is not known */
export function standardText(expression: string): string {
  return expression
    .split(/\s+(?:AND|OR)\s+|[()]/)
    .filter(Boolean)
    .map((id) => {
      const known = (texts as Readonly<Record<string, { licenseText: string }>>)[id];
      if (!known) throw new Error(`The text of the licence “${id}” is not known.`);
      return known.licenseText.trim();
    })
    .join('\n\n');
}
