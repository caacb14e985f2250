import type { Run } from '../actions/run.ts';
import { enterCode, joinClass, leaveClass, stationOf, viewPupil } from '../classes/pupil.ts';
import {
  endClass,
  lockClass,
  openClass,
  removePupil,
  revealKey,
  viewAttempts,
  viewClass,
} from '../classes/teacher.ts';
import { type ClassAttempt, routes } from '../contract/index.ts';
import type { MountRoute } from './guard.ts';
import { instant } from './present.ts';

/** Routes for classes of the lab. */
export function classRoutes(mount: MountRoute, run: Run): void {
  mount(routes.openClass).reply(async ({ occasion }) => {
    const { token, endsAt } = await run(openClass, occasion);
    return { token, endsAt: instant(endsAt) };
  });

  mount(routes.viewClass).reply(async ({ bearer, query, occasion }) => {
    const view = await run(viewClass, bearer, query.after, occasion);
    if (!view) return null;
    return {
      ...view,
      endsAt: instant(view.endsAt),
      isLocked: view.isLocked === 1,
      pupils: view.pupils.map(({ pupil, latest }) => ({
        id: pupil.id,
        nickname: pupil.nickname,
        station: stationOf(pupil),
        joinedAt: instant(pupil.joinedAt),
        signIns: pupil.signIns,
        latest: latest ? presentAttempt(latest) : null,
      })),
    };
  });

  mount(routes.lockClass).reply(async ({ bearer, body, occasion }) => {
    await run(lockClass, bearer, body.isLocked, occasion);
    return { status: true };
  });

  mount(routes.endClass).reply(async ({ bearer, occasion }) => {
    await run(endClass, bearer, occasion);
    return { status: true };
  });

  mount(routes.removePupil).reply(async ({ bearer, body, occasion }) => {
    await run(removePupil, bearer, body.id, occasion);
    return { status: true };
  });

  mount(routes.viewAttempts).reply(async ({ bearer, query, occasion }) => {
    const { attempts, ...view } = await run(viewAttempts, bearer, query.pupil, occasion);
    return {
      ...view,
      attempts: attempts.map(({ attempt, candidates }) => ({
        ...presentAttempt(attempt),
        lastUsedStep: attempt.lastUsedStep,
        candidates,
      })),
    };
  });

  mount(routes.revealKey).reply(async ({ bearer, body, occasion }) => ({
    totpURI: await run(revealKey, bearer, body.id, occasion),
  }));

  mount(routes.joinClass).reply(async ({ body, occasion }) => ({
    token: await run(joinClass, body, occasion),
  }));

  mount(routes.viewPupil).reply(async ({ bearer, occasion }) => {
    const { nickname, signIns, endsAt, totpURI, ...state } = await run(viewPupil, bearer, occasion);
    return {
      nickname,
      station: stationOf({ ...state, signIns }),
      signIns,
      endsAt: instant(endsAt),
      totpURI,
    };
  });

  mount(routes.enterClassCode).reply(async ({ bearer, body, occasion }) => {
    const after = await run(enterCode, bearer, body.code, occasion);
    return { station: stationOf(after), signIns: after.signIns };
  });

  mount(routes.leaveClass).reply(async ({ bearer, occasion }) => {
    await run(leaveClass, bearer, occasion);
    return { status: true };
  });
}

function presentAttempt({
  number,
  at,
  station,
  verdict,
  presentStep,
  step,
}: Omit<ClassAttempt, 'at'> & { at: number }): ClassAttempt {
  return { number, at: instant(at), station, verdict, presentStep, step };
}
