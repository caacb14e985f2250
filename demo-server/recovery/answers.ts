import { Refusal } from '../base/refusal.ts';
import {
  FEWEST_QUESTIONS,
  MOST_QUESTIONS,
  type SecurityQuestion,
  SHORTEST_ANSWER,
} from '../contract/index.ts';
import type { PasswordPool } from '../passwords/password-pool.ts';
import type { SecurityQuestionsRecord } from '../store/security-questions.ts';

/** A question and what its owner answers. */
export interface AnsweredQuestion {
  question: SecurityQuestion;
  answer: string;
}

/** All that is not a letter or a digit. */
const REST = /[^\p{L}\p{M}\p{N}]/gu;

/**
 * What of an answer is compared: its letters and digits. People do not remember whether they wrote `St. Mary’s` or
 * `st marys`, and keyboards differ in how they compose a character. By way of the upper case, `ß` and `ss` are one.
 */
export function normaliseAnswer(answer: string): string {
  const letters = answer.normalize('NFKC').replaceAll(REST, '');
  return letters.toUpperCase().toLowerCase().normalize('NFKC').replaceAll(REST, '');
}

/** @throws Refusal when there are too few questions, or two that are alike, or an answer is too short or used twice */
export function assertSuitableQuestions(answered: readonly AnsweredQuestion[]): void {
  const questions = new Set(answered.map(({ question }) => keyOf(question)));
  const answers = new Set(answered.map(({ answer }) => normaliseAnswer(answer)));
  const isSuitable =
    answered.length >= FEWEST_QUESTIONS &&
    answered.length <= MOST_QUESTIONS &&
    questions.size === answered.length &&
    answers.size === answered.length &&
    [...answers].every((answer) => [...answer].length >= SHORTEST_ANSWER);
  if (!isSuitable) throw new Refusal('SECURITY_QUESTIONS_UNSUITABLE');
}

/** One slow hash for all the answers: whoever has the database must guess them together, and a try costs one comparison. */
export function hashAnswers(passwords: PasswordPool, answers: readonly string[]): Promise<string> {
  return passwords.hash(joined(answers));
}

/** Whether every answer is right. Without questions there is nothing to answer. */
export async function answersAreRight(
  passwords: PasswordPool,
  set: Pick<SecurityQuestionsRecord, 'answersHash'> | undefined,
  answers: readonly string[],
): Promise<boolean> {
  return set === undefined || passwords.matches(joined(answers), set.answersHash);
}

/** No separator can come out of an answer: it holds letters and digits alone. */
function joined(answers: readonly string[]): string {
  return `security answers v1|${answers.map(normaliseAnswer).join('|')}`;
}

function keyOf(question: SecurityQuestion): string {
  return 'listed' in question ? question.listed : `own ${normaliseAnswer(question.own)}`;
}
