/** A baseline: findings that a team accepts, each with its reason. The run fails only for others. */
import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { quotable } from '../../shared/quotable.ts';
import { chapters } from './checks/index.ts';
import type { Run } from './report.ts';
import type { Result } from './run.ts';
import { shownFile, TargetRefused } from './target-guard.ts';

const schema = z.strictObject({
  accepted: z.array(z.strictObject({ id: z.string(), reason: z.string() })),
});
/** What a new baseline says in place of a reason. It is refused until somebody writes one. */
const OPEN = '';

/** Returns the reasons by the check's ID; none without a file. @throws TargetRefused with one sentence */
export async function readBaseline(file: string | undefined): Promise<ReadonlyMap<string, string>> {
  if (file === undefined) return new Map();
  const { accepted } = await readJson(file, schema, 'baseline', '{"accepted":[{"id":"…","reason":"…"}]}');
  const known = new Set(chapters.flatMap(({ checks }) => checks.map(({ id }) => id)));
  for (const { id, reason } of accepted) {
    if (!known.has(id))
      throw new TargetRefused(`The baseline accepts a check that does not exist${said(id)}.`);
    if (reason.trim() === OPEN)
      throw new TargetRefused(`The baseline accepts “${id}” without a reason. Write why.`);
  }
  return new Map(accepted.map(({ id, reason }) => [id, reason]));
}

/** An ID for a sentence; nothing if it may be a key. */
function said(id: string): string {
  const shown = quotable(id);
  return shown === undefined ? '' : ` (“${shown}”)`;
}

/** Writes what failed as a baseline without reasons. */
export async function writeBaseline(file: string, results: readonly Result[]): Promise<void> {
  const accepted = results
    .filter(({ verdict }) => verdict === 'failed')
    .map(({ check, accepted: reason }) => ({ id: check.id, reason: reason ?? OPEN }));
  await writeFile(file, `${JSON.stringify({ accepted }, null, 2)}\n`);
  console.log(`  ${file}: write a reason for each finding that you accept, and remove the others.`);
}

/** Returns lines about accepted findings: how many there are, and which are not needed any more. */
export function baselineLines({ results, baseline }: Pick<Run, 'results' | 'baseline'>): string[] {
  const accepted = results.filter((result) => result.accepted !== undefined).length;
  const judged = new Map(results.map(({ check, verdict }) => [check.id, verdict]));
  const gone = [...(baseline ?? [])].filter((id) => judged.get(id) === 'passed');
  return [
    ...(accepted > 0 ? [`${accepted} of the failures are accepted by the baseline.`] : []),
    ...gone.map((id) => `${id} passes now: remove it from the baseline.`),
  ];
}

/**
 * Returns the content of a JSON file.
 *
 * @param form how the file must look, for the error
 * @throws TargetRefused with one sentence
 */
export async function readJson<T>(
  file: string,
  wanted: z.ZodType<T>,
  what: string,
  form: string,
): Promise<T> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new TargetRefused(`The ${what} ${shownFile(file)} cannot be read.`);
  });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new TargetRefused(`The ${what} ${shownFile(file)} is not JSON.`);
  }
  const read = wanted.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const where = issue?.path.map((part) => quotable(String(part)) ?? '…').join('.');
  const names =
    issue?.code === 'unrecognized_keys'
      ? ` (${issue.keys.map((key) => quotable(key) ?? '…').join(', ')})`
      : '';
  throw new TargetRefused(
    `The ${what} ${shownFile(file)} is wrong${where ? ` at ${where}` : ''}${names}. It looks like ${form}.`,
  );
}
