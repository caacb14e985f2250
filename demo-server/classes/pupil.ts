import { randomUUID } from 'node:crypto';
import { explainVerification } from '../../shared/explain-verification.ts';
import { timeStep } from '../../shared/one-time-code.ts';
import type { Occasion } from '../base/occasion.ts';
import { Refusal } from '../base/refusal.ts';
import { CODE_SECONDS, type Station } from '../contract/index.ts';
import { newTotpSecret, TOTP_WINDOW, totpKeyUri, totpParameters } from '../factors/totp.ts';
import { hashToken } from '../sessions/token.ts';
import type { PupilRecord } from '../store/classes.ts';
import type { Store } from '../store/store.ts';
import { assertNetworkAllowed, refundToNetwork } from '../throttle/network.ts';
import { reserveOrRefuse } from '../throttle/refuse.ts';
import type { ClassParts } from './parts.ts';
import { issuerOfClass, keyOf, sealedForPupil } from './pupil-key.ts';
import { macsOfCode, newClassToken } from './token.ts';

/** Steps around the present one that are searched for a refused code: an hour and a bit, for a wrong time zone. */
export const SEARCHED_STEPS = 130;

/** A pupil after a request. */
export type PupilState = Pick<PupilRecord, 'nickname' | 'confirmedAt' | 'signIns'>;

/**
 * Joins a class. A wrong code counts as an attempt of the network. A right one is refunded, so a whole class can join
 * from one address.
 *
 * @param code eight symbols
 * @returns the pupil's token, which is stored nowhere
 * @throws Refusal if no class has this code, or it takes no one with this nickname
 */
export async function joinClass(
  { store, keys, limits, classes }: ClassParts,
  { code, nickname }: { code: string; nickname: string },
  occasion: Occasion,
): Promise<string> {
  const { now } = occasion;
  await assertNetworkAllowed(store, limits, occasion);
  const joined = await store.classes.ofCode(macsOfCode(keys, code), now);
  if (!joined) throw new Refusal('CLASS_CODE_NOT_FOUND');
  await refundToNetwork(store, limits, occasion);
  const id = randomUUID();
  const token = newClassToken(keys, joined.id);
  await store.together(async (write) => {
    const place = await write.classes.takePlace(joined.id, classes.pupils, now);
    if (place === undefined) throw await whyNoPlace(write, macsOfCode(keys, code), now);
    const isNew = await write.classes.insertPupil({
      id,
      classId: joined.id,
      tokenHash: hashToken(token),
      nickname,
      nicknameKey: nickname.normalize('NFKC').toLowerCase(),
      place,
      sealedKey: keys.seal(newTotpSecret(), sealedForPupil(id)),
      joinedAt: now,
    });
    // Thrown, so that the place is given back.
    if (!isNew) throw new Refusal('NICKNAME_TAKEN');
  });
  return token;
}

/** @throws Refusal if the token is not a pupil's, or they are no longer in the class */
export async function viewPupil(
  { store, keys, issuer }: ClassParts,
  token: string | undefined,
  { now }: Occasion,
): Promise<PupilState & { endsAt: number; totpURI: string | null }> {
  const pupil = await pupilWith(store, token, now);
  const { nickname, confirmedAt, signIns, endsAt } = pupil;
  // As with a real account: a confirmed key is never shown to its owner again.
  const totpURI =
    confirmedAt === null ? totpKeyUri(keyOf(keys, pupil), issuerOfClass(issuer), nickname) : null;
  return { nickname, confirmedAt, signIns, endsAt, totpURI };
}

/**
 * Checks a code of a pupil: reserves an attempt, compares, and in one transaction uses up the step and stores what was
 * decided. The code itself is not stored: a pupil may have typed one of a real account.
 *
 * @throws Refusal if the code is not accepted, without the reason, or there were too many
 */
export async function enterCode(
  { store, keys, limits, classes }: ClassParts,
  token: string | undefined,
  code: string,
  { now }: Occasion,
): Promise<PupilState> {
  const pupil = await pupilWith(store, token, now);
  const throttle = { key: `class-codes:${pupil.id}`, limit: limits.classCodes };
  const limited = await reserveOrRefuse(store, throttle, 'TOO_MANY_CLASS_CODES', now);
  if (limited) {
    await noteLimited(store, pupil, classes.attempts, now);
    throw limited;
  }
  const { presentStep, step, verdict } = explainVerification({
    parameters: totpParameters(keyOf(keys, pupil)),
    code,
    now,
    window: TOTP_WINDOW,
    lastUsedStep: pupil.lastUsedStep,
    searchedSteps: SEARCHED_STEPS,
  });
  if (verdict === 'malformed') throw new Refusal('MALFORMED_CODE');
  const accepted = await store.together(async (write) => {
    const after =
      verdict === 'accepted' && step !== undefined
        ? await write.classes.acceptStep(pupil.id, step, now)
        : undefined;
    // Another request with this code, or a later one, was faster.
    const lost = verdict === 'accepted' && !after;
    const seen = (lost && (await write.classes.pupilIn(pupil.classId, pupil.id))) || pupil;
    const isStored = await write.classes.addAttempt(
      pupil,
      {
        at: now,
        station: stationOf(seen),
        presentStep,
        step: step ?? null,
        lastUsedStep: usedStep(seen),
        verdict: lost ? 'replayed' : verdict,
      },
      classes.attempts,
    );
    if (!isStored) throw new Refusal('NOT_IN_CLASS');
    return after;
  });
  if (!accepted) throw new Refusal('INVALID_CODE');
  return accepted;
}

/** Stores that a code was not compared. Once in a row, so that a flood of codes is not a flood of rows. */
async function noteLimited(store: Store, pupil: PupilRecord, most: number, now: number): Promise<void> {
  if ((await store.classes.latestOf(pupil.id))?.verdict === 'limited') return;
  await store.together((write) =>
    write.classes.addAttempt(
      pupil,
      {
        at: now,
        station: stationOf(pupil),
        presentStep: timeStep(now, CODE_SECONDS),
        step: null,
        lastUsedStep: usedStep(pupil),
        verdict: 'limited',
      },
      most,
    ),
  );
}

/** Deletes a pupil with their key and attempts. @throws Refusal as {@link viewPupil} */
export async function leaveClass(
  { store }: ClassParts,
  token: string | undefined,
  { now }: Occasion,
): Promise<void> {
  const { id, classId } = await pupilWith(store, token, now);
  await store.together((write) => write.classes.removePupil(classId, id));
}

/** Returns what a pupil does next. */
export function stationOf({ confirmedAt, signIns }: Pick<PupilState, 'confirmedAt' | 'signIns'>): Station {
  if (confirmedAt === null) return 'key';
  return signIns === 0 ? 'sign-in' : 'done';
}

function usedStep({ lastUsedStep }: PupilRecord): number | null {
  return lastUsedStep < 0 ? null : lastUsedStep;
}

async function pupilWith(store: Store, token: string | undefined, now: number) {
  const pupil = token === undefined ? undefined : await store.classes.ofPupil(hashToken(token), now);
  if (!pupil) throw new Refusal('NOT_IN_CLASS');
  return pupil;
}

async function whyNoPlace(write: Store, macs: readonly string[], now: number): Promise<Refusal> {
  const found = await write.classes.ofCode(macs, now);
  if (!found) return new Refusal('CLASS_CODE_NOT_FOUND');
  return new Refusal(found.isLocked === 1 ? 'CLASS_LOCKED' : 'CLASS_FULL');
}
