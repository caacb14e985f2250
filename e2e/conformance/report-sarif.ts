/** The report as SARIF 2.1.0, which code hosts show as security findings. */
import type { Language } from '../../shared/translations/languages.ts';
import type { Run } from './report.ts';
import { type Severity, severityOf } from './severity.ts';
import { sayIn } from './texts/say.ts';

const LEVELS: Record<Severity, 'error' | 'warning' | 'note'> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
};
/** GitHub's scale: 9 and more is critical, 7 high, 4 medium. */
const SCORES: Record<Severity, string> = { critical: '9.5', high: '8.0', medium: '5.0', low: '2.0' };

/**
 * Returns the report: a rule for each check and a result for each failure. Rules and fingerprints are the same in every
 * language, because code hosts compare runs by them.
 *
 * @param adapter the file to which code hosts attach the findings, because a server has no line
 */
export function sarifOf(
  { subject, startedAt, results, stopped, stoppedIn }: Run,
  adapter: string,
  language: Language,
): string {
  const say = sayIn(language);
  const rules = results.map(({ check }) => {
    const { does, must, attack } = check.textsIn(say);
    return {
      id: check.id,
      shortDescription: { text: must },
      fullDescription: { text: `${does} ${must}` },
      help: { text: `${attack} ${say.sarif.source({ why: check.why })}` },
      properties: {
        tags: ['security', ...check.why.split('; ')],
        'security-severity': SCORES[severityOf(check)],
      },
    };
  });
  const failures = results.flatMap((result, ruleIndex) =>
    result.verdict === 'failed' ? [{ ...result, ruleIndex }] : [],
  );
  const end = stoppedIn?.(say) ?? stopped;
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        language,
        tool: { driver: { name: 'Countersign conformance', rules } },
        invocations: [
          {
            executionSuccessful: stopped === undefined,
            startTimeUtc: startedAt.toISOString(),
            toolExecutionNotifications: [
              ...results
                .filter(({ verdict }) => verdict === 'unjudged')
                .map(({ check, findingIn }) => ({
                  level: 'warning',
                  message: { text: `${say.sarif.unjudged({ check: check.id })} ${findingIn(say)}` },
                })),
              ...(end === undefined ? [] : [{ level: 'error', message: { text: end } }]),
            ],
          },
        ],
        results: failures.map(({ check, findingIn, accepted, follows, ruleIndex }) => ({
          ruleId: check.id,
          ruleIndex,
          level: LEVELS[severityOf(check)],
          message: {
            text: [
              `${subject}: ${findingIn(say)}`,
              ...(follows === undefined ? [] : [say.sarif.follows({ check: follows })]),
            ].join(' '),
          },
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
