import type { ClassAttempt } from '../../../contract/index.ts';
import type { LabTexts } from '../texts/use-lab-texts.ts';
import { signed } from '../verifier/signed.ts';
import { type ClockError, clockErrorOf } from './clock-error.ts';

/** From this error on, seconds are no longer easy to read. */
const MANY_SECONDS = 180;

/** Returns the result of an attempt in a few words, for a row of a table. */
export function resultInWords(attempt: ClassAttempt, t: LabTexts): string {
  const error = clockErrorOf(attempt);
  switch (attempt.verdict) {
    case 'accepted':
      if (!error) return t('classes.accepted');
      return t(error.direction === 'behind' ? 'classes.acceptedBefore' : 'classes.acceptedAfter');
    case 'early':
      return error ? clockInWords(error, t) : t('verifier.early');
    case 'late':
      return error ? clockInWords(error, t) : t('verifier.late');
    case 'replayed':
      return t('classes.replayed');
    case 'wrong':
      return t('classes.wrong');
    case 'limited':
      return t('classes.limited');
  }
}

/** Returns the decision about an attempt: its title, and the reason in sentences. */
export function decisionInWords(attempt: ClassAttempt, t: LabTexts): { title: string; why: string } {
  const { verdict, step, presentStep } = attempt;
  const offset = step === null ? '' : signed(step - presentStep);
  const error = clockErrorOf(attempt);
  switch (verdict) {
    case 'accepted':
      return { title: t('verifier.accepted'), why: t('verifier.acceptedWhy', { offset }) };
    case 'replayed':
      return { title: t('verifier.replayed'), why: t('verifier.replayedWhy', { offset }) };
    case 'late':
    case 'early':
      return {
        title: t(`verifier.${verdict}`),
        why: error ? clockInSentence(error, t) : t(`verifier.${verdict}Why`, { offset }),
      };
    case 'wrong':
      return { title: t('verifier.wrong'), why: t('verifier.wrongWhy') };
    case 'limited':
      return { title: t('classes.limitedTitle'), why: t('classes.limitedWhy') };
  }
}

function clockInSentence({ direction, from, to }: ClockError, t: LabTexts): string {
  return to <= MANY_SECONDS
    ? t(`classes.${direction}WhySeconds`, { from, to })
    : t(`classes.${direction}WhyMinutes`, { minutes: Math.round((from + to) / 120) });
}

/** Returns the middle of the range, for a row of a table. */
function clockInWords({ direction, from, to }: ClockError, t: LabTexts): string {
  const seconds = (from + to) / 2;
  return seconds <= MANY_SECONDS
    ? t(`classes.${direction}Seconds`, { seconds: Math.round(seconds) })
    : t(`classes.${direction}Minutes`, { minutes: Math.round(seconds / 60) });
}
