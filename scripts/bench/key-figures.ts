/** The few figures of a run that the history keeps, one small file a release. */

/** A line that a benchmark printed. */
export type Line = Readonly<Record<string, unknown>>;

export interface KeyFigure {
  bench: string;
  what: string;
  value: number;
  /** "×" is a ratio against the rival that the sentence names, measured in the same run. */
  unit: '×' | 'ms' | 'share';
}

interface Source {
  what: string;
  unit: KeyFigure['unit'];
  /** The line with the figure: its values at these paths. */
  where: Readonly<Record<string, unknown>>;
  /** The figure's path in that line. */
  path: string;
}

const SOURCES: Readonly<Record<string, readonly Source[]>> = {
  startup: [
    { what: 'Start to the first code ÷ an empty window', unit: '×', where: { aim: 1.2 }, path: 'ratio' },
  ],
  app: [1_000, 10_000].flatMap((accounts) => [
    source(
      `Unlock to the first code, after the key, ${named(accounts)}`,
      'ms',
      { accounts },
      'unlock.afterKeyMs',
    ),
    source(
      `Key to the filtered list, 95th percentile, ${named(accounts)}`,
      'ms',
      { accounts },
      'keystroke.p95Ms',
    ),
    source(`Idle in sight, ${named(accounts)}, of one core`, 'share', { accounts }, 'visibleShare'),
    source(`Memory ÷ an empty window, ${named(accounts)}`, '×', { accounts }, 'memoryRatio'),
  ]),
  scan: [
    source('Codes read, of all that were drawn', 'share', { class: 'every class' }, 'share'),
    source('One code on a 4K screen ÷ zxing-wasm', '×', { speed: 'one code on a 4K screen' }, 'timesZxing'),
    source('A picture without a code, 95th percentile', 'ms', { class: 'nothing found' }, 'milliseconds.p95'),
    source(
      'Two codes on three 4K screens ÷ zxing-wasm',
      '×',
      { speed: 'two codes on three 4K screens' },
      'timesZxing',
    ),
  ],
  server: [
    source('Second steps per second ÷ better-auth', '×', { part: 'verifications' }, 'ratio'),
    source('Sign-ins per second ÷ better-auth', '×', { part: 'sign-ins' }, 'ratio'),
    source(
      'Delay of the event loop while many sign in, 99th percentile',
      'ms',
      { part: 'sign-ins' },
      'countersign.loopDelayP99',
    ),
    source('One verification, a million accounts ÷ a thousand', '×', { part: 'population' }, 'ratio'),
  ],
  fairness: ['sqlite', 'postgresql'].flatMap((database) => [
    source(`Sign-in beside a hostile client ÷ idle, ${database}`, '×', { database }, 'ratio'),
    source(
      `/readyz beside a hostile client, 99th percentile, ${database}`,
      'ms',
      { database },
      'attacked.readyz.p99',
    ),
  ]),
  // Without PgBouncer's lines, which need a Debian package.
  postgres: [
    source('Second steps per second on PostgreSQL ÷ better-auth', '×', { part: 'verifications' }, 'ratio'),
    source('Sign-ins per second on PostgreSQL ÷ better-auth', '×', { part: 'sign-ins' }, 'ratio'),
    source(
      'Second steps per second on PostgreSQL, two processes ÷ one',
      '×',
      { part: 'verifications' },
      'twoProcesses',
    ),
  ],
  crowd: ['sqlite', 'postgresql'].flatMap((database) => [
    source(
      `The session while 200 people sign in, 99th percentile, ${database}`,
      'ms',
      { database },
      'crowd.getSession.p99',
    ),
    source(
      `/readyz while 200 people sign in, 99th percentile, ${database}`,
      'ms',
      { database },
      'crowd.readyz.p99',
    ),
  ]),
  sync: [
    source('Joining with 10,000 accounts', 'ms', { accounts: 10_000 }, 'joinMs'),
    source(
      'An edit shows on the other computer, 10,000 accounts, median',
      'ms',
      { accounts: 10_000 },
      'editVisibleMs.median',
    ),
  ],
  import: [
    source('10,000 accounts from an Aegis file ÷ the package otpauth', '×', { format: 'Aegis' }, 'ratio'),
  ],
};

/**
 * Picks the figures of one benchmark. A later line wins: the last one of a part is its summary.
 *
 * @throws Error if a figure is missing, since a history with a hole would look like progress
 */
export function keyFigures(bench: string, lines: readonly Line[]): KeyFigure[] {
  return (SOURCES[bench] ?? []).map(({ what, unit, where, path }) => {
    const line = lines.findLast(
      (one) =>
        Object.entries(where).every(([key, value]) => one[key] === value) && at(one, path) !== undefined,
    );
    const value = line && at(line, path);
    if (typeof value !== 'number') throw new Error(`The benchmark ${bench} printed no figure for “${what}”.`);
    return { bench, what, value, unit };
  });
}

function at(line: Line, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (value as Line | undefined)?.[key], line);
}

function source(what: string, unit: KeyFigure['unit'], where: Source['where'], path: string): Source {
  return { what, unit, where, path };
}

function named(accounts: number): string {
  return `${accounts.toLocaleString('en')} accounts`;
}
