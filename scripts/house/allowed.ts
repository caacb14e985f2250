import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES } from '../../shared/translations/languages.ts';
import { root } from '../setup/state.mjs';
import { PROGRAMS } from './rooms.ts';

/** The imports that one row of the table allows. A row of several folders allows the same for each. */
export interface Row {
  /** The row's name, for the message of a failed test. */
  name: string;
  folders: readonly string[];
  mayImport: ReadonlySet<string>;
}

/** Returns the table's rows with complete paths. */
export function readTable(programs = PROGRAMS): Row[] {
  return Object.entries(programs).flatMap(([program, rows]) =>
    Object.entries(rows).map(([name, allowed]) => {
      const folders = spread(name).flatMap((folder) => languagesIn(pathOf(program, folder)));
      const named = allowed === '' ? [] : allowed.split(' ');
      const wanted = named.flatMap((folder) => languagesIn(pathOf(program, folder)));
      return { name: `${program}: ${name}`, folders, mayImport: new Set(wanted) };
    }),
  );
}

function pathOf(program: string, name: string): string {
  if (name === '.') return program;
  return name.startsWith('/') ? name.slice(1) : `${program}/${name}`;
}

/** Returns the folder of each language that has texts in `a` for `a/*`. */
function languagesIn(folder: string): string[] {
  if (!folder.endsWith('/*')) return [folder];
  return LANGUAGES.map((language) => folder.replace(/\*$/, language)).filter((one) =>
    existsSync(join(root, one, 'index.ts')),
  );
}

/** Returns `a/b` and `a/c` for `a/{b,c}`. */
function spread(name: string): string[] {
  const [, before, inside, after] = /^(.*)\{(.+)\}(.*)$/.exec(name) ?? [];
  return inside === undefined ? [name] : inside.split(',').map((part) => `${before}${part}${after}`);
}

/**
 * Returns the circles of a graph: groups of two or more that reach each other (Tarjan's strongly connected components).
 *
 * @param next returns the names that a name leads to
 */
export function circlesOf(names: Iterable<string>, next: (name: string) => Iterable<string>): string[][] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const circles: string[][] = [];
  const visit = (name: string): number => {
    const place = order.size;
    order.set(name, place);
    let low = place;
    open.push(name);
    for (const other of next(name)) {
      if (!order.has(other)) low = Math.min(low, visit(other));
      else if (open.includes(other)) low = Math.min(low, order.get(other) ?? low);
    }
    lowest.set(name, low);
    if (low === place) {
      const circle = open.splice(open.indexOf(name));
      if (circle.length > 1) circles.push(circle.sort());
    }
    return low;
  };
  for (const name of names) if (!order.has(name)) visit(name);
  return circles;
}
