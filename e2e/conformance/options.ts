/** The command line of the conformance suite as data. */
import type { CommandText, Options } from '../../scripts/command/command.ts';
import { SEVERITIES } from './severity.ts';

/** Most requests in one run, unless the command line says another number. */
export const REQUESTS = 8000;

export const OPTIONS = {
  adapter: {
    type: 'string',
    value: 'ADAPTER',
    about: 'the file that connects the suite to your server; --template writes one',
  },
  template: { type: 'string', value: 'FILE', about: 'writes an adapter to begin with, and exits' },
  preflight: {
    type: 'boolean',
    about: 'tries the adapter step by step with one account, says what does not work, and exits',
  },
  verbose: { type: 'boolean', about: 'prints each request and answer, with keys and passwords masked' },
  report: {
    type: 'string',
    value: 'DIR',
    about: 'writes report.html, report.json, report.xml (JUnit) and report.sarif to this folder',
  },
  config: {
    type: 'string',
    value: 'FILE',
    about: 'a JSON file with any of these options by name; the command line comes first',
  },
  baseline: {
    type: 'string',
    value: 'FILE',
    about: 'a JSON file with accepted findings: {"accepted":[{"id","reason"}]}',
  },
  'write-baseline': {
    type: 'string',
    value: 'FILE',
    about: 'writes what failed as a baseline, in which you say why each is accepted',
  },
  'fail-on': {
    type: 'string',
    value: 'SEVERITY',
    choices: SEVERITIES,
    default: 'low',
    about: 'the least severity that makes the run fail',
  },
  only: { type: 'string', value: 'TEXT', about: 'runs only the checks whose ID contains this text' },
  requests: {
    type: 'string',
    value: 'N',
    about: `the most requests in the whole run (usually ${REQUESTS})`,
  },
  remote: {
    type: 'string',
    value: 'HOST',
    about: 'tests a server on another computer; also set CONFORMANCE_REMOTE to this host',
  },
  standards: {
    type: 'string',
    value: 'FILE',
    about: 'writes which requirements each check tries, and exits',
  },
  yes: { type: 'boolean', about: 'begins without asking' },
  list: { type: 'boolean', about: 'prints the checks and exits' },
} as const satisfies Options;

export const conformanceText: CommandText = {
  about: 'tries attacks on the second factor of a test server',
  options: OPTIONS,
  more: `Exit codes: 0 nothing failed; 1 a check failed or could not be judged; 2 the command line, the configuration or the
adapter is wrong.`,
};
