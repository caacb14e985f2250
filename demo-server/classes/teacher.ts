import { codeFor } from '../../shared/one-time-code.ts';
import { inTwoGroups } from '../base/crockford.ts';
import type { Occasion } from '../base/occasion.ts';
import { Refusal } from '../base/refusal.ts';
import { TOTP_WINDOW, totpKeyUri, totpParameters } from '../factors/totp.ts';
import { hashToken } from '../sessions/token.ts';
import type { ClassAttemptRecord, ClassRecord, PupilRecord } from '../store/classes.ts';
import type { Store } from '../store/store.ts';
import { networkOf } from '../throttle/network.ts';
import { reserveOrRefuse } from '../throttle/refuse.ts';
import type { ClassParts } from './parts.ts';
import { issuerOfClass, keyOf } from './pupil-key.ts';
import { codeOfClass, macOfCode, newClassId, newClassToken } from './token.ts';

/**
 * Opens a class. Anyone can, without an account: a class has no real account in it. Its number, its size and its life
 * are limited, and so is how often a network opens one.
 *
 * @returns the teacher's token, which is stored nowhere
 * @throws Refusal if class mode is off, or too many classes are open or were opened from this network
 */
export async function openClass(
  { store, keys, limits, classes }: ClassParts,
  { now, address }: Occasion,
): Promise<{ token: string; endsAt: number }> {
  if (classes.most === 0) throw new Refusal('CLASSES_OFF');
  const throttle = { key: `classes:${networkOf(address)}`, limit: limits.classes };
  const refusal = await reserveOrRefuse(store, throttle, 'TOO_MANY_REQUESTS', now);
  if (refusal) throw refusal;
  const id = newClassId();
  const token = newClassToken(keys, id);
  const endsAt = now + classes.lifeMs;
  const opened = { id, teacherHash: hashToken(token), codeMac: macOfCode(keys, codeOfClass(token)), endsAt };
  await store.transaction(async (write) => {
    if ((await write.classes.countOpen(now)) >= classes.most) throw new Refusal('TOO_MANY_CLASSES');
    await write.classes.insert(opened);
  });
  return { token, endsAt };
}

/** A class as its teacher sees it. */
export interface ClassView extends Pick<ClassRecord, 'version' | 'endsAt' | 'isLocked'> {
  /** `7K2M-X9QD` */
  code: string;
  mostPupils: number;
  pupils: { pupil: PupilRecord; latest: ClassAttemptRecord | undefined }[];
}

/**
 * Returns a class; `undefined` if nothing has changed since the version `after`.
 *
 * @throws Refusal if the token is not a teacher's, or the class has ended
 */
export async function viewClass(
  { store, classes }: ClassParts,
  token: string | undefined,
  after: number | undefined,
  { now }: Occasion,
): Promise<ClassView | undefined> {
  const { id, version, endsAt, isLocked } = await classOf(store, token, now);
  if (version === after) return undefined;
  return {
    version,
    endsAt,
    isLocked,
    // classOf has made sure that there is one.
    code: inTwoGroups(codeOfClass(token ?? '')),
    mostPupils: classes.pupils,
    pupils: await store.classes.pupilsOf(id),
  };
}

/** Closes a class to more pupils, or opens it again. @throws Refusal as {@link viewClass} */
export async function lockClass(
  { store }: ClassParts,
  token: string | undefined,
  isLocked: boolean,
  { now }: Occasion,
): Promise<void> {
  const { id } = await classOf(store, token, now);
  if (!(await store.classes.setLocked(id, isLocked ? 1 : 0))) throw new Refusal('CLASS_NOT_FOUND');
}

/** Ends a class and deletes everything in it. @throws Refusal as {@link viewClass} */
export async function endClass(
  { store }: ClassParts,
  token: string | undefined,
  { now }: Occasion,
): Promise<void> {
  const { id } = await classOf(store, token, now);
  // A transaction, because it runs again after a deadlock with a pupil's code: that locks the pupil first.
  const removed = await store.together((write) => write.classes.remove(id));
  if (!removed) throw new Refusal('CLASS_NOT_FOUND');
}

/** Removes a pupil with their key and attempts. @throws Refusal as {@link viewClass}, or if they are gone */
export async function removePupil(
  { store }: ClassParts,
  token: string | undefined,
  pupilId: string,
  { now }: Occasion,
): Promise<void> {
  const { id } = await classOf(store, token, now);
  const removed = await store.together((write) => write.classes.removePupil(id, pupilId));
  if (!removed) throw new Refusal('PUPIL_NOT_FOUND');
}

/** An attempt, and the codes that it was compared with. */
export interface ExplainedAttempt {
  attempt: ClassAttemptRecord;
  candidates: { step: number; code: string }[];
}

/**
 * Returns what the server decided about the last codes of a pupil, newest first. The codes of the window follow from the
 * key and the time, so none is stored.
 *
 * @throws Refusal as {@link viewClass}, or if the pupil is gone
 */
export async function viewAttempts(
  parts: ClassParts,
  token: string | undefined,
  pupilId: string,
  occasion: Occasion,
): Promise<{ nickname: string; window: number; attempts: ExplainedAttempt[] }> {
  const pupil = await pupilOf(parts, token, pupilId, occasion);
  const parameters = totpParameters(keyOf(parts.keys, pupil));
  const attempts = await parts.store.classes.attemptsOf(pupil.id);
  return {
    nickname: pupil.nickname,
    window: TOTP_WINDOW,
    attempts: attempts.map((attempt) => ({
      attempt,
      // Nothing was compared.
      candidates:
        attempt.verdict === 'limited'
          ? []
          : stepsAround(attempt.presentStep).map((step) => ({ step, code: codeFor(parameters, step) })),
    })),
  };
}

/** Returns the key of a pupil as a key URI. @throws Refusal as {@link viewClass}, or if the pupil is gone */
export async function revealKey(
  parts: ClassParts,
  token: string | undefined,
  pupilId: string,
  occasion: Occasion,
): Promise<string> {
  const pupil = await pupilOf(parts, token, pupilId, occasion);
  return totpKeyUri(keyOf(parts.keys, pupil), issuerOfClass(parts.issuer), pupil.nickname);
}

function stepsAround(present: number): number[] {
  return Array.from({ length: 2 * TOTP_WINDOW + 1 }, (_, place) => present - TOTP_WINDOW + place);
}

async function classOf(store: Store, token: string | undefined, now: number): Promise<ClassRecord> {
  const found = token === undefined ? undefined : await store.classes.ofTeacher(hashToken(token), now);
  if (!found) throw new Refusal('CLASS_NOT_FOUND');
  return found;
}

async function pupilOf(
  { store }: ClassParts,
  token: string | undefined,
  pupilId: string,
  { now }: Occasion,
): Promise<PupilRecord> {
  const { id } = await classOf(store, token, now);
  const pupil = await store.classes.pupilIn(id, pupilId);
  if (!pupil) throw new Refusal('PUPIL_NOT_FOUND');
  return pupil;
}
