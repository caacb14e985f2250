/** Processor time and memory of a program and its child processes, from Linux's /proc. */
import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks per second in /proc (USER_HZ), the same on all current Linux systems. */
const TICKS = 100;

/** Returns the processor time of a process and its descendants, those included that have ended, in seconds. */
export function cpuSeconds(root: number): number {
  return treeOf(root).reduce((sum, pid) => {
    const fields = statOf(pid);
    // utime, stime, and those of ended children, cutime and cstime: proc_pid_stat(5).
    return sum + (fields ?? []).slice(11, 15).reduce((ticks, field) => ticks + Number(field), 0) / TICKS;
  }, 0);
}

/** Returns their memory in megabytes. Shared memory counts once (proportional set size). */
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

/** Returns the fields after the name, which may contain spaces and brackets. The state is the first field. */
function statOf(pid: number): string[] | undefined {
  const text = read(`/proc/${pid}/stat`);
  return text?.slice(text.lastIndexOf(')') + 2).split(' ');
}

/** Returns a file's text; `undefined` if the process has ended. */
function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
