import { PROGRAMS } from './rooms.ts';

/** What one row of the table allows. A row of several folders allows all of them the same. */
export interface Row {
  /** Where the row stands in the table, for a failed test to name. */
  name: string;
  folders: readonly string[];
  mayImport: ReadonlySet<string>;
}

/** The table's rows with whole paths. */
export function readTable(programs = PROGRAMS): Row[] {
  return Object.entries(programs).flatMap(([program, rows]) =>
    Object.entries(rows).map(([name, allowed]) => {
      const folders = spread(name).map((folder) => pathOf(program, folder));
      const wanted = allowed === '' ? [] : allowed.split(' ').map((folder) => pathOf(program, folder));
      return { name: `${program}: ${name}`, folders, mayImport: new Set(wanted) };
    }),
  );
}

function pathOf(program: string, name: string): string {
  if (name === '.') return program;
  return name.startsWith('/') ? name.slice(1) : `${program}/${name}`;
}

/** `a/{b,c}` as `a/b` and `a/c`. */
function spread(name: string): string[] {
  const [, before, inside, after] = /^(.*)\{(.+)\}(.*)$/.exec(name) ?? [];
  return inside === undefined ? [name] : inside.split(',').map((part) => `${before}${part}${after}`);
}

/**
 * Circles of a graph: groups of two or more that all reach each other (Tarjan's strongly connected components).
 *
 * @param next what a name leads to
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
