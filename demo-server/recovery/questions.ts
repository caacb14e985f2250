import { z } from 'zod';
import { type Occasion, seenAt } from '../base/occasion.ts';
import { Refusal } from '../base/refusal.ts';
import { type SecurityQuestion, securityQuestion } from '../contract/index.ts';
import { notifyOwner } from '../mail/notices.ts';
import { confirmPassword } from '../passwords/check-password.ts';
import { turnOf } from '../passwords/known-browser.ts';
import { assertAlive } from '../sessions/alive.ts';
import type { FullSession } from '../sessions/sessions.ts';
import type { SecurityQuestionsRecord } from '../store/security-questions.ts';
import { type AnsweredQuestion, assertSuitableQuestions, hashAnswers } from './answers.ts';
import type { RecoveryParts } from './parts.ts';

const stored = z.array(securityQuestion);

/** Returns the questions of a set in the order of their answers. */
export function questionsIn(set: SecurityQuestionsRecord | undefined): SecurityQuestion[] {
  return set ? stored.parse(JSON.parse(set.questions)) : [];
}

/**
 * Sets the questions that a recovery link asks in addition to the password.
 *
 * @throws Refusal if this site has no questions, they are not suitable, or the password is wrong
 */
export async function setSecurityQuestions(
  parts: RecoveryParts,
  session: FullSession,
  { password, questions }: { password: string; questions: readonly AnsweredQuestion[] },
  occasion: Occasion,
): Promise<void> {
  if (!parts.recovery.securityQuestions) throw new Refusal('SECURITY_QUESTIONS_OFF');
  assertSuitableQuestions(questions);
  const kind = 'security-questions-set';
  const { id: userId, email } = await confirmPassword(parts, session, password, kind, occasion);
  const answersHash = await hashAnswers(
    parts.passwords,
    questions.map(({ answer }) => answer),
    turnOf(email, undefined, occasion),
  );
  await parts.store.transaction(async (write) => {
    // Hashing took time: the session may have ended meanwhile.
    await assertAlive(write, session, occasion);
    await write.securityQuestions.replace({
      userId,
      questions: JSON.stringify(questions.map(({ question }) => question)),
      answersHash,
      createdAt: occasion.now,
    });
    await write.audit.record({
      ...seenAt(occasion),
      userId,
      kind,
      outcome: 'success',
      sessionId: session.id,
    });
    await notifyOwner(write, userId, kind, occasion);
  });
}

/** Removes the security questions, if there are any. @throws Refusal if the password is wrong */
export async function removeSecurityQuestions(
  parts: RecoveryParts,
  session: FullSession,
  password: string,
  occasion: Occasion,
): Promise<void> {
  const kind = 'security-questions-removed';
  const { id: userId } = await confirmPassword(parts, session, password, kind, occasion);
  await parts.store.transaction(async (write) => {
    if (!(await write.securityQuestions.remove(userId))) return;
    await write.audit.record({
      ...seenAt(occasion),
      userId,
      kind,
      outcome: 'success',
      sessionId: session.id,
    });
    await notifyOwner(write, userId, kind, occasion);
  });
}
