/** Which requirements of the standards each check tries: read from the sources that the checks name. */
import { chapters } from './checks/index.ts';
import { severityOf } from './severity.ts';
import { ASVS, NIST } from './standards-cited.ts';
import type { Check } from './trial/check.ts';

/**
 * Requirements for checks whose source names none of that standard. ASVS 5: OWASP Application Security Verification
 * Standard 5.0. NIST: SP 800-63B-4. A dash says that the standard does not speak about it.
 */
const BESIDES: readonly (readonly [ids: RegExp, asvs: string, nist: string])[] = [
  [/^pending-(spent|expires)/, '7.2.4', '§5.1'],
  [/^(pending|nobody|code-with|code-of|password-of)/, '6.3.3', '§2.2'],
  [/^others-end-/, '7.4.3', '–'],
  [/^(session-|fixed-|sign-out)/, '7.2.4', '§5.1'],
  [/^clock-/, '6.5.5', '§3.1.5.2'],
  [/^enrol-key-(128|160)|^enrol-keys/, '6.5.3', '§3.1.4.1'],
  [/^enrol-/, '–', '§4.1.2'],
  [/^replay-/, '6.5.1', '§3.1.4.2'],
  [/^guess-/, '6.3.1', '§3.2.2'],
  [/^backup-/, '6.5.1', '§3.1.2.2'],
  [/^off-/, '7.5.1', '§4.5'],
  [/^reset-answers/, '6.3.8', '–'],
  [/^(reset|recovery)-/, '6.4.3', '§4.2'],
  [/^malformed-/, '2.2.1', '–'],
  [/^http-unknown/, '6.3.8', '–'],
  [/^http-wrong/, '16.5.1', '–'],
  [/^http-(cookie|token)/, '3.3.4', '§5.1.1'],
  [/^http-(foreign|form|get)/, '3.5.1', '§5.1'],
  [/^http-/, '3.5.1', '–'],
];

/** Returns the requirements that a check tries, by standard. */
export function requirementsOf({ id, why }: Pick<Check, 'id' | 'why'>): { asvs: string[]; nist: string[] } {
  const [, asvs, nist] = BESIDES.find(([ids]) => ids.test(id)) ?? [];
  const found = (standard: RegExp) =>
    [...why.matchAll(standard)].flatMap(([, list = '']) => list.split(', '));
  const own = {
    asvs: found(/ASVS 5 (\d+\.\d+\.\d+(?:, \d+\.\d+\.\d+)*)/g),
    nist: found(/NIST SP 800-63B-4 (§[\d.]+(?:, §[\d.]+)*)/g),
  };
  return {
    asvs: own.asvs.length > 0 ? own.asvs : asvs === undefined ? [] : [asvs],
    nist: own.nist.length > 0 ? own.nist : nist === undefined ? [] : [nist],
  };
}

/** Returns the table as Markdown. */
export function standardsTable(): string {
  const rows = chapters.flatMap(({ title, checks }) =>
    checks.map((check) => {
      const { asvs, nist } = requirementsOf(check);
      return `| \`${check.id}\` | ${title} | ${severityOf(check)} | ${asvs.join(', ')} | ${nist.join(', ')} |`;
    }),
  );
  return `# Checks and standards

What each check of the [conformance suite](../conformance.md) tries, by requirement of OWASP ASVS 5.0 and section of NIST SP 800-63B-4. A check that finds nothing does not show that the whole requirement is met. A dash says that the standard does not speak about it. This page is made by \`npm run conformance -- --standards FILE\`.

| Check | Subject | Severity | ASVS 5 | NIST SP 800-63B-4 |
|---|---|---|---|---|
${rows.join('\n')}

## What the numbers stand for

Each number was compared with the text of its standard in November 2026, and a test keeps every check to the numbers below. For ASVS the text is the English edition of version 5.0 in OWASP’s repository. For NIST it is the second public draft of Revision 4 in NIST’s repository, because the text of the final edition could not be read in full here. The parts of the final edition that we could read have the same section numbers. If a number is wrong, tell us.

| ASVS 5 | What it asks for, in short |
|---|---|
${cited(ASVS)}

| NIST SP 800-63B-4 | What it says, in short |
|---|---|
${cited(NIST)}
`;
}

function cited(list: Readonly<Record<string, string>>): string {
  return Object.entries(list)
    .map(([number, about]) => `| ${number} | ${about} |`)
    .join('\n');
}
