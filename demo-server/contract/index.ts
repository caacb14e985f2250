/**
 * What the server and its pages agree on: every route, its body and its reply, and every way it can refuse.
 *
 * Pure: nothing here imports the server, so the pages can.
 */
import * as accounts from './accounts.ts';
import { health } from './health.ts';
import * as twoFactor from './two-factor.ts';

export type { TwoFactorMethod } from './accounts.ts';
export { type ErrorBody, errorBody, REFUSALS, type RefusalCode } from './errors.ts';
export type { Access, BodyOf, ReadBodyOf, ReplyOf, RouteContract } from './route.ts';
export {
  CODE_DIGITS,
  ENROLMENT_ATTEMPTS,
  MAX_PASSWORD_LENGTH,
  MIN_PASSWORD_LENGTH,
  type Session,
  SIGN_IN_ATTEMPTS,
  type User,
} from './values.ts';

/** Every route there is. */
export const routes = {
  signUpEmail: accounts.signUpEmail,
  signInEmail: accounts.signInEmail,
  signOut: accounts.signOut,
  getSession: accounts.getSession,
  getPending: twoFactor.getPending,
  cancelPending: twoFactor.cancelPending,
  enable: twoFactor.enable,
  getEnrolment: twoFactor.getEnrolment,
  cancelEnrolment: twoFactor.cancelEnrolment,
  verifyTotp: twoFactor.verifyTotp,
  health,
} as const;

export type RouteName = keyof typeof routes;
