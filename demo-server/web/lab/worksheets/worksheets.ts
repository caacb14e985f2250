/** The questions of the worksheets, with the numbers in them and their solutions. The production code computes both. */
import { HOUR, SECOND } from '../../../../shared/durations.ts';
import { explain, hexOf } from '../../../../shared/explain.ts';
import { codeFor, matchTimeStep, timeStep } from '../../../../shared/one-time-code.ts';
import { attackThrottle } from '../attacks/guessing.ts';
import { TEST_KEY } from '../links/sample-keys.ts';

export const WORKSHEETS = ['hmac', 'clock', 'guessing'] as const;
export type WorksheetId = (typeof WORKSHEETS)[number];

/** The questions of each worksheet, in order. Each has a text and, in most cases, a short solution. */
export const QUESTIONS = {
  hmac: ['offset', 'bytes', 'bits', 'remainder', 'zero', 'other'],
  clock: ['step', 'until', 'ahead', 'window', 'replay', 'moving'],
  guessing: ['codes', 'odds', 'hour', 'digits', 'backup', 'recovery'],
} as const satisfies Record<WorksheetId, readonly string[]>;

const KEY = { type: 'totp', secret: TEST_KEY, algorithm: 'SHA1', digits: 6, period: 30 } as const;

/** Values for the texts: of the questions, and of the solutions. Numbers are plain; the page writes them as people do. */
export type Values = Readonly<Record<string, string | number>>;

/** The HMAC of worksheet 1: RFC 4226 Appendix D, count 1. Its first chosen bit is 1. */
const COUNT = 1;
/** The clock of worksheet 2: the second row of RFC 6238 Appendix B. */
const CLOCK_S = 1_111_111_109;

export async function valuesOf(id: WorksheetId): Promise<Values> {
  if (id === 'hmac') return hmacValues();
  return id === 'clock' ? clockValues() : guessingValues();
}

function hmacValues(): Values {
  const { hmac, offset, chosen, number, code } = explain({ ...KEY, type: 'hotp' }, COUNT);
  const [first = 0] = chosen;
  const eight = explain({ ...KEY, digits: 8 }, timeStep(CLOCK_S * SECOND, KEY.period));
  return {
    hmac: hexOf(hmac),
    last: hexOf(hmac.slice(-1)),
    offset,
    end: offset + 3,
    chosen: hexOf(chosen),
    firstByte: hexOf(Uint8Array.of(first)),
    firstBits: first.toString(2).padStart(8, '0'),
    clearedBits: (first & 0x7f).toString(2).padStart(8, '0'),
    cleared: hexOf(Uint8Array.of(first & 0x7f)),
    number,
    code,
    zeroNumber: eight.number,
    zeroCode: explain(KEY, timeStep(CLOCK_S * SECOND, KEY.period)).code,
    zeroEight: eight.code,
  };
}

function clockValues(): Values {
  const step = timeStep(CLOCK_S * SECOND, KEY.period);
  const accepts = (driftS: number) => {
    const code = codeFor(KEY, timeStep((CLOCK_S + driftS) * SECOND, KEY.period));
    return matchTimeStep(KEY, code, CLOCK_S * SECOND, 1) !== undefined;
  };
  const drifts = Array.from({ length: 200 }, (_, seconds) => seconds);
  return {
    clock: CLOCK_S,
    step,
    next: step + 1,
    endsAt: (step + 1) * KEY.period,
    left: (step + 1) * KEY.period - CLOCK_S,
    aheadStep: timeStep((CLOCK_S + 40) * SECOND, KEY.period),
    aheadDifference: timeStep((CLOCK_S + 40) * SECOND, KEY.period) - step,
    mostAhead: Math.max(...drifts.filter((seconds) => accepts(seconds))),
    mostBehind: Math.max(...drifts.filter((seconds) => accepts(-seconds))),
  };
}

async function guessingValues(): Promise<Values> {
  const { guessedAt } = await attackThrottle(HOUR);
  const valid = 3;
  const codes = 10 ** KEY.digits;
  return {
    codes,
    valid,
    expected: Math.round(codes / valid),
    hours: Math.round(codes / valid / 3600) / 10,
    inHour: guessedAt.length,
    perMillion: guessedAt.length * valid,
    codes8: 10 ** 8,
    days8: Math.round(10 ** 8 / valid / 10 / 86_400),
    backupCodes: 32 ** 8,
  };
}
