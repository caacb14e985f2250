import { Refusal } from '../base/refusal.ts';
import {
  FEWEST_QUESTIONS,
  MOST_QUESTIONS,
  type SecurityQuestion,
  SHORTEST_ANSWER,
} from '../contract/index.ts';
import type { PasswordPool } from '../passwords/password-pool.ts';
import type { Turn } from '../passwords/turns.ts';
import type { SecurityQuestionsRecord } from '../store/security-questions.ts';

/** A question and the owner's answer. */
export interface AnsweredQuestion {
  question: SecurityQuestion;
  answer: string;
}

/** Everything except letters and digits. */
const REST = /[^\p{L}\p{M}\p{N}]/gu;

/**
 * Returns the part of an answer that is compared: its letters and digits. People do not remember whether they wrote
 * `St. Mary’s` or `st marys`, and keyboards differ in how they compose a character. The upper case makes `ß` and `ss`
 * the same, and the lower case before it `ẞ`.
 */
export function normaliseAnswer(answer: string): string {
  const letters = answer.normalize('NFKC').replaceAll(REST, '');
  return letters.toLowerCase().toUpperCase().toLowerCase().normalize('NFKC').replaceAll(REST, '');
}

/**
 * @throws Refusal if there are too few or too many questions, a question or an answer is used twice, or an answer is
 * too short
 */
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

/**
 * Returns one slow hash of all answers. So an attacker with the database must guess them all at once, and each attempt
 * costs one comparison.
 */
export function hashAnswers(
  passwords: PasswordPool,
  answers: readonly string[],
  turn: Turn,
): Promise<string> {
  return passwords.hash(joined(answers), turn);
}

/** Returns whether all answers are right; true if the account has no questions. */
export async function answersAreRight(
  passwords: PasswordPool,
  set: Pick<SecurityQuestionsRecord, 'answersHash'> | undefined,
  answers: readonly string[],
  turn: Turn,
): Promise<boolean> {
  return set === undefined || passwords.matches(joined(answers), set.answersHash, turn);
}

/** The separator cannot occur in an answer, which has only letters and digits. */
function joined(answers: readonly string[]): string {
  return `security answers v1|${answers.map(normaliseAnswer).join('|')}`;
}

function keyOf(question: SecurityQuestion): string {
  return 'listed' in question ? question.listed : `own ${normaliseAnswer(question.own)}`;
}
