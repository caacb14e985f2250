/** The report as SARIF 2.1.0, which code hosts show as security findings. */
import type { Run } from './report.ts';
import { type Severity, severityOf } from './severity.ts';

const LEVELS: Record<Severity, 'error' | 'warning' | 'note'> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
};
/** GitHub's scale: 9 and more is critical, 7 high, 4 medium. */
const SCORES: Record<Severity, string> = { critical: '9.5', high: '8.0', medium: '5.0', low: '2.0' };

/**
 * Returns the report: a rule for each check and a result for each failure.
 *
 * @param adapter the file to which code hosts attach the findings, because a server has no line
 */
export function sarifOf({ subject, startedAt, results, stopped }: Run, adapter: string): string {
  const rules = results.map(({ check }) => ({
    id: check.id,
    shortDescription: { text: check.must },
    fullDescription: { text: `${check.does} ${check.must}` },
    help: { text: `${check.attack} Source: ${check.why}.` },
    properties: {
      tags: ['security', ...check.why.split('; ')],
      'security-severity': SCORES[severityOf(check)],
    },
  }));
  const failures = results.flatMap((result, ruleIndex) =>
    result.verdict === 'failed' ? [{ ...result, ruleIndex }] : [],
  );
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Countersign conformance', rules } },
        invocations: [
          {
            executionSuccessful: stopped === undefined,
            startTimeUtc: startedAt.toISOString(),
            toolExecutionNotifications: results
              .filter(({ verdict }) => verdict === 'unjudged')
              .map(({ check, finding }) => ({
                level: 'warning',
                message: { text: `${check.id} could not be judged. ${finding}` },
              })),
          },
        ],
        results: failures.map(({ check, finding, accepted, follows, ruleIndex }) => ({
          ruleId: check.id,
          ruleIndex,
          level: LEVELS[severityOf(check)],
          message: { text: `${subject}: ${finding}${follows ? ` It follows from ${follows}.` : ''}` },
          locations: [
            {
              physicalLocation: { artifactLocation: { uri: encodeURI(adapter) }, region: { startLine: 1 } },
              logicalLocations: [{ fullyQualifiedName: check.id }],
            },
          ],
          partialFingerprints: { check: check.id },
          ...(accepted !== undefined && {
            suppressions: [{ kind: 'external', status: 'accepted', justification: accepted }],
          }),
        })),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}
