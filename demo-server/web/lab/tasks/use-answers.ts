import { useSyncExternalStore } from 'react';
import { type Answers, currentAnswers, watchAnswers } from './answers.ts';

/** Returns the answers, updated after each change. */
export function useAnswers(): Answers {
  return useSyncExternalStore(watchAnswers, currentAnswers);
}
