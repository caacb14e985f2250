import { useCallback } from 'react';
import type { Checked } from '../tasks/text-task.tsx';
import { type LabTexts, useLabTexts } from '../texts/use-lab-texts.ts';
import type { LessonId } from './lesson-list.ts';
import { checkCode, checkGuesses, checkStep, checkUri, type UriPart } from './tasks.ts';

type TextLesson = Exclude<LessonId, 'losing'>;

/** Returns the check for a lesson's answer, with a sentence for each common mistake. */
export function useTextTask(id: TextLesson): (answer: string) => Promise<Checked> {
  const t = useLabTexts();
  return useCallback((answer: string) => checkAnswer(id, answer, t), [id, t]);
}

async function checkAnswer(id: TextLesson, answer: string, t: LabTexts): Promise<Checked> {
  const right = (sentence: string): Checked => ({ isRight: true, sentence });
  const notYet = (sentence: string): Checked => ({ isRight: false, sentence });
  const partNames: Record<UriPart, string> = {
    type: t('lessons.enrolling.partType'),
    issuer: t('lessons.enrolling.partIssuer'),
    account: t('lessons.enrolling.partAccount'),
    secret: t('lessons.enrolling.partSecret'),
    digits: t('lessons.enrolling.partDigits'),
    algorithm: t('lessons.enrolling.partAlgorithm'),
    period: t('lessons.enrolling.partPeriod'),
    spaces: t('lessons.enrolling.partSpaces'),
  };
  switch (id) {
    case 'code': {
      const result = checkCode(answer);
      if (result === 'right') return right(t('lessons.code.correct'));
      if (result === 'no-zero') return notYet(t('lessons.code.noZero'));
      return notYet(result === 'first-digits' ? t('lessons.code.first6') : t('lessons.code.wrong'));
    }
    case 'clock': {
      const result = checkStep(answer);
      if (result === 'right') return right(t('lessons.clock.correct'));
      return notYet(result === 'rounded-up' ? t('lessons.clock.rounded') : t('lessons.clock.wrong'));
    }
    case 'enrolling': {
      const result = checkUri(answer);
      if (result === 'unreadable') return notYet(t('lessons.enrolling.unreadable'));
      if (result.length === 0) return right(t('lessons.enrolling.correct'));
      const parts = result.map((part) => partNames[part]);
      return notYet(t('lessons.enrolling.wrongPart', { parts }));
    }
    case 'trust':
      return (await checkGuesses(answer))
        ? right(t('lessons.trust.correct'))
        : notYet(t('lessons.trust.wrong'));
  }
}
