import type { SecurityQuestion } from '../../../contract/index.ts';
import { useTexts } from '../../texts/use-texts.ts';

/** Returns a function that gives a question's text: the user's own, or a listed one in the current language. */
export function useQuestionText(): (question: SecurityQuestion) => string {
  const t = useTexts();
  return (question) => ('own' in question ? question.own : t(`recovery.questions.${question.listed}`));
}
