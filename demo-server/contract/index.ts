/**
 * What the server and its pages agree on: every route, its body and its reply, and every way it can refuse.
 *
 * Pure: nothing here imports the server, so the pages can.
 */
import * as accounts from './accounts.ts';
import * as addresses from './addresses.ts';
import * as admin from './admin.ts';
import * as backupCodes from './backup-codes.ts';
import { health, readiness } from './health.ts';
import { retryMail, viewMailQueue } from './mail-queue.ts';
import * as methods from './methods.ts';
import { outbox } from './outbox.ts';
import * as passkeys from './passkeys.ts';
import * as passwords from './passwords.ts';
import * as policy from './policy.ts';
import * as recovery from './recovery.ts';
import * as security from './security.ts';
import * as stepUp from './step-up.ts';
import * as support from './support.ts';
import * as twoFactor from './two-factor.ts';

export { METHODS_BY_STRENGTH, type TwoFactorMethod } from './accounts.ts';
export { ACTIVITY_KINDS, type ActivityKind, type ActivityReason } from './activity.ts';
export { MOST_ADDRESSES } from './addresses.ts';
export { MOST_GRACE_DAYS } from './admin.ts';
export { type DemoFaults, type DemoRouteName, demoRoutes } from './demo.ts';
export { type ErrorBody, errorBody, REFUSALS, type RefusalCode } from './errors.ts';
export type { SendingMethod } from './methods.ts';
export { REQUIREMENTS, type Requirement } from './policy.ts';
export {
  FEWEST_QUESTIONS,
  LISTED_QUESTIONS,
  MOST_QUESTIONS,
  type SecurityQuestion,
  SHORTEST_ANSWER,
  securityQuestion,
} from './recovery.ts';
export type {
  Access,
  BodyOf,
  QueryOf,
  ReadBodyOf,
  ReadQueryOf,
  ReplyOf,
  RouteContract,
} from './route.ts';
export { SUPPORT_REQUEST_DAYS, type SupportState } from './support.ts';
export {
  BACKUP_CODES,
  CODE_DIGITS,
  ENROLMENT_ATTEMPTS,
  FEW_BACKUP_CODES,
  MAX_PASSWORD_LENGTH,
  MIN_PASSWORD_LENGTH,
  MOST_PASSKEYS,
  ROLES,
  type Role,
  SENT_CODE_MS,
  type Session,
  SIGN_IN_ATTEMPTS,
  STEP_UP_MS,
  TRUSTED_DEVICE_MS,
  type User,
} from './values.ts';

/** Every route there is. */
export const routes = {
  signUpEmail: accounts.signUpEmail,
  signInEmail: accounts.signInEmail,
  signOut: accounts.signOut,
  getSession: accounts.getSession,
  listAddresses: addresses.listAddresses,
  addAddress: addresses.addAddress,
  removeAddress: addresses.removeAddress,
  makeAddressPrimary: addresses.makeAddressPrimary,
  sendVerificationEmail: addresses.sendVerificationEmail,
  verifyEmail: addresses.verifyEmail,
  changePassword: passwords.changePassword,
  requestPasswordReset: passwords.requestPasswordReset,
  resetPassword: passwords.resetPassword,
  setLanguage: accounts.setLanguage,
  getPending: twoFactor.getPending,
  cancelPending: twoFactor.cancelPending,
  enable: twoFactor.enable,
  getEnrolment: twoFactor.getEnrolment,
  cancelEnrolment: twoFactor.cancelEnrolment,
  verifyTotp: twoFactor.verifyTotp,
  verifyBackupCode: backupCodes.verifyBackupCode,
  getRemainingCodeCount: backupCodes.getRemainingCodeCount,
  acknowledgeBackupCodes: backupCodes.acknowledgeBackupCodes,
  generateBackupCodes: backupCodes.generateBackupCodes,
  sendOtp: methods.sendOtp,
  verifyOtp: methods.verifyOtp,
  listMethods: methods.listMethods,
  addMethod: methods.addMethod,
  resendMethodCode: methods.resendMethodCode,
  cancelMethod: methods.cancelMethod,
  confirmMethod: methods.confirmMethod,
  removeMethod: methods.removeMethod,
  passkeyRegisterOptions: passkeys.passkeyRegisterOptions,
  verifyPasskeyRegistration: passkeys.verifyPasskeyRegistration,
  passkeyOptions: passkeys.passkeyOptions,
  verifyPasskey: passkeys.verifyPasskey,
  renamePasskey: passkeys.renamePasskey,
  deletePasskey: passkeys.deletePasskey,
  disable: twoFactor.disable,
  goOnWithout: policy.goOnWithout,
  getSupportRequest: support.getSupportRequest,
  requestSupport: support.requestSupport,
  cancelSupportRequest: support.cancelSupportRequest,
  cancelSupportByLink: support.cancelSupportByLink,
  listPeople: admin.listPeople,
  changeRole: admin.changeRole,
  readAudit: admin.readAudit,
  getPolicy: admin.getPolicy,
  changePolicy: admin.changePolicy,
  listSupportRequests: admin.listSupportRequests,
  viewSupportRequest: admin.viewSupportRequest,
  approveSupportRequest: admin.approveSupportRequest,
  refuseSupportRequest: admin.refuseSupportRequest,
  getStepUp: stepUp.getStepUp,
  stepUp: stepUp.stepUp,
  dangerousAction: stepUp.dangerousAction,
  requestRecovery: recovery.requestRecovery,
  getRecoveryWays: recovery.getRecoveryWays,
  requestOwnRecovery: recovery.requestOwnRecovery,
  viewRecovery: recovery.viewRecovery,
  redeemRecovery: recovery.redeemRecovery,
  cancelRecovery: recovery.cancelRecovery,
  cancelOwnRecovery: recovery.cancelOwnRecovery,
  getRecoverySettings: recovery.getRecoverySettings,
  setSecurityQuestions: recovery.setSecurityQuestions,
  removeSecurityQuestions: recovery.removeSecurityQuestions,
  listSessions: security.listSessions,
  revokeSession: security.revokeSession,
  revokeOtherSessions: security.revokeOtherSessions,
  listTrustedDevices: security.listTrustedDevices,
  revokeTrustedDevice: security.revokeTrustedDevice,
  revokeTrustedDevices: security.revokeTrustedDevices,
  getSecurityActivity: security.getSecurityActivity,
  viewMailQueue,
  retryMail,
  outbox,
  health,
  readiness,
} as const;

export type RouteName = keyof typeof routes;
