/** What a program and all it started take of the computer, read from Linux's /proc. */
import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks in a second of /proc's times (USER_HZ), the same on every Linux of today. */
const TICKS = 100;

/** The seconds of processor time that a process and its descendants have taken so far. */
export function cpuSeconds(root: number): number {
  return treeOf(root).reduce((sum, pid) => {
    const fields = statOf(pid);
    // utime and stime, proc_pid_stat(5).
    return sum + (Number(fields?.[11] ?? 0) + Number(fields?.[12] ?? 0)) / TICKS;
  }, 0);
}

/** Their memory in megabytes, with what they share counted once (proportional set size). */
export function memoryMB(root: number): number {
  const kilobytes = treeOf(root).reduce((sum, pid) => {
    const rollup = read(`/proc/${pid}/smaps_rollup`) ?? '';
    return sum + Number(/^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1] ?? 0);
  }, 0);
  return Math.round(kilobytes / 1024);
}

function treeOf(root: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const parent = Number(statOf(Number(name))?.[1]);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const found = [root];
  for (const pid of found) found.push(...(children.get(pid) ?? []));
  return found;
}

/** The fields after the name, which may itself hold spaces and brackets; the state comes first. */
function statOf(pid: number): string[] | undefined {
  const text = read(`/proc/${pid}/stat`);
  return text?.slice(text.lastIndexOf(')') + 2).split(' ');
}

/** `undefined` for a process that ended meanwhile. */
function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
