/** A baseline: findings that a team accepts, each with its reason. The run fails only for others. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { shownFile } from '../../scripts/command/shown-file.ts';
import { quotable } from '../../shared/quotable.ts';
import { FORM } from './baseline-form.ts';
import { chapters } from './checks/index.ts';
import type { Run } from './report.ts';
import type { Result } from './run.ts';
import { TargetRefused } from './target-guard.ts';
import type { Say } from './texts/say.ts';
import { writeNamed } from './write-named.ts';

const schema = z.strictObject({
  accepted: z.array(z.strictObject({ id: z.string(), reason: z.string() })),
});
/** What a new baseline says in place of a reason. It is refused until somebody writes one. */
const OPEN = '';

/** Returns the reasons by the check's ID; none without a file. @throws TargetRefused with one sentence */
export async function readBaseline(file: string | undefined): Promise<ReadonlyMap<string, string>> {
  if (file === undefined) return new Map();
  const { accepted } = await readJson(file, schema, (say) => say.file.baseline, FORM);
  const known = new Set(chapters.flatMap(({ checks }) => checks.map(({ id }) => id)));
  for (const { id, reason } of accepted) {
    if (!known.has(id)) throw new TargetRefused((say) => say.baseline.noSuchCheck({ check: quotable(id) }));
    if (reason.trim() === OPEN) throw new TargetRefused((say) => say.baseline.noReason({ check: id }));
  }
  return new Map(accepted.map(({ id, reason }) => [id, reason]));
}

/** Writes what failed as a baseline without reasons. */
export async function writeBaseline(file: string, results: readonly Result[], say: Say): Promise<void> {
  const accepted = results
    .filter(({ verdict }) => verdict === 'failed')
    .map(({ check, accepted: reason }) => ({ id: check.id, reason: reason ?? OPEN }));
  await writeNamed(file, `${JSON.stringify({ accepted }, null, 2)}\n`);
  console.log(`  ${say.baseline.written({ file: shownFile(file) ?? '--write-baseline' })}`);
}

/** Returns lines about accepted findings: how many there are, and which are not needed any more. */
export function baselineLines({ results, baseline }: Pick<Run, 'results' | 'baseline'>, say: Say): string[] {
  const count = results.filter((result) => result.accepted !== undefined).length;
  const judged = new Map(results.map(({ check, verdict }) => [check.id, verdict]));
  const gone = [...(baseline ?? [])].filter((id) => judged.get(id) === 'passed');
  return [
    ...(count > 0 ? [say.baseline.accepted({ count })] : []),
    ...gone.map((id) => say.baseline.gone({ check: id })),
  ];
}

/**
 * Returns the content of a JSON file.
 *
 * @param about the sentences about this kind of file
 * @param form how the file must look, for the error
 * @throws TargetRefused with one sentence
 */
export async function readJson<T>(
  file: string,
  wanted: z.ZodType<T>,
  about: (say: Say) => Say['file']['baseline'],
  form: string,
): Promise<T> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new TargetRefused((say) => about(say).unreadable({ file: shownFile(file) }));
  });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new TargetRefused((say) => about(say).notJson({ file: shownFile(file) }));
  }
  const read = wanted.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const where = issue?.path.map((part) => quotable(String(part)) ?? '…').join('.');
  const names =
    issue?.code === 'unrecognized_keys' ? issue.keys.map((key) => quotable(key) ?? '…') : undefined;
  throw new TargetRefused((say) =>
    [
      about(say).wrong({ file: shownFile(file) }),
      ...(where ? [say.file.wrongAt({ where })] : []),
      ...(names ? [say.file.unknownNames({ names })] : []),
      say.file.form({ form }),
    ].join(' '),
  );
}
