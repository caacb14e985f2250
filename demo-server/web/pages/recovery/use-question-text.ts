import type { SecurityQuestion } from '../../../contract/index.ts';
import { useTexts } from '../../texts/use-texts.ts';

/** A security question as people read it: one's own words, or the listed one in the language of the moment. */
export function useQuestionText(): (question: SecurityQuestion) => string {
  const t = useTexts();
  return (question) => ('own' in question ? question.own : t(`recovery.questions.${question.listed}`));
}
