/**
 * What the server and its pages agree on: every route with its body and reply, and every refusal.
 *
 * Nothing here imports the server, so the pages can import it.
 */
import { exportAccountData } from './account-data.ts';
import * as accounts from './accounts.ts';
import * as activity from './activity.ts';
import * as addresses from './addresses.ts';
import * as backupCodes from './backup-codes.ts';
import * as classes from './classes.ts';
import * as deletion from './deletion.ts';
import * as enrolment from './enrolment.ts';
import { health, readiness } from './health.ts';
import { retryMail, viewMailQueue } from './mail-queue.ts';
import * as methods from './methods.ts';
import { readOutbox } from './outbox.ts';
import * as passkeys from './passkeys.ts';
import * as passwords from './passwords.ts';
import * as people from './people.ts';
import * as policy from './policy.ts';
import * as recovery from './recovery.ts';
import * as secondStep from './second-step.ts';
import * as sentCodes from './sent-codes.ts';
import * as sessions from './sessions.ts';
import * as stepUp from './step-up.ts';
import * as support from './support.ts';
import * as trustedDevices from './trusted-devices.ts';

export { MOST_EXPORTED_EVENTS } from './account-data.ts';
export { ACTIVITY_KINDS, type ActivityKind, type ActivityReason } from './activity.ts';
export {
  type ClassAttempt,
  type ClassPupil,
  type ClassVerdict,
  isOfClasses,
  STATIONS,
  type Station,
} from './classes.ts';
export { type DemoFaults, type DemoRouteName, demoRoutes } from './demo.ts';
export { type ErrorBody, errorBody, REFUSALS, type RefusalCode } from './errors.ts';
export { KEPT_MAIL_DAYS } from './mail-queue.ts';
export { METHODS_BY_STRENGTH, type TwoFactorMethod } from './methods.ts';
export { MOST_GRACE_DAYS, REQUIREMENTS, type Requirement } from './policy.ts';
export { LISTED_QUESTIONS, type SecurityQuestion, securityQuestion } from './recovery.ts';
export type {
  Access,
  BodyOf,
  QueryOf,
  ReadBodyOf,
  ReadQueryOf,
  ReplyOf,
  RouteContract,
} from './route.ts';
export type { SendingMethod } from './sent-codes.ts';
export { SUPPORT_REQUEST_DAYS, type SupportState } from './support.ts';
export {
  BACKUP_CODE_LETTERS,
  CODE_DIGITS,
  CODE_SECONDS,
  DEFAULT_BACKUP_CODES,
  daysIn,
  ENROLMENT_ATTEMPTS,
  ENROLMENT_MS,
  ENROLMENT_RIGHT_MS,
  FEW_BACKUP_CODES,
  FEWEST_QUESTIONS,
  hoursIn,
  kibibytesIn,
  LEAST_BACKUP_CODES,
  LEAST_REASON,
  MAX_PASSWORD_LENGTH,
  MIN_PASSWORD_LENGTH,
  MOST_ADDRESSES,
  MOST_BACKUP_CODES,
  MOST_BODY_BYTES,
  MOST_NAME,
  MOST_NICKNAME,
  MOST_PASSKEY_QUESTIONS,
  MOST_PASSKEYS,
  MOST_QUESTIONS,
  MOST_REASON,
  minutesIn,
  PENDING_SESSION_MS,
  ROLES,
  type Role,
  SENT_CODE_MS,
  type Session,
  SHORTEST_ANSWER,
  SIGN_IN_ATTEMPTS,
  STEP_UP_MS,
  TRUSTED_DEVICE_MS,
  type User,
} from './values.ts';

/** All routes. */
export const routes = {
  signUpEmail: accounts.signUpEmail,
  signInEmail: accounts.signInEmail,
  signOut: accounts.signOut,
  getSession: accounts.getSession,
  listAddresses: addresses.listAddresses,
  addAddress: addresses.addAddress,
  removeAddress: addresses.removeAddress,
  makeAddressPrimary: addresses.makeAddressPrimary,
  sendVerification: addresses.sendVerification,
  verifyAddress: addresses.verifyAddress,
  changePassword: passwords.changePassword,
  requestPasswordReset: passwords.requestPasswordReset,
  resetPassword: passwords.resetPassword,
  setLanguage: accounts.setLanguage,
  exportAccountData,
  getDeletion: deletion.getDeletion,
  requestDeletion: deletion.requestDeletion,
  cancelDeletion: deletion.cancelDeletion,
  cancelDeletionByLink: deletion.cancelDeletionByLink,
  getSecondStep: secondStep.getSecondStep,
  cancelSecondStep: secondStep.cancelSecondStep,
  beginEnrolment: enrolment.beginEnrolment,
  getEnrolment: enrolment.getEnrolment,
  cancelEnrolment: enrolment.cancelEnrolment,
  verifyTotp: secondStep.verifyTotp,
  verifyBackupCode: backupCodes.verifyBackupCode,
  getBackupCodes: backupCodes.getBackupCodes,
  acknowledgeBackupCodes: backupCodes.acknowledgeBackupCodes,
  generateBackupCodes: backupCodes.generateBackupCodes,
  sendCode: sentCodes.sendCode,
  verifySentCode: sentCodes.verifySentCode,
  listMethods: methods.listMethods,
  addMethod: methods.addMethod,
  resendMethodCode: methods.resendMethodCode,
  cancelMethod: methods.cancelMethod,
  confirmMethod: methods.confirmMethod,
  removeMethod: methods.removeMethod,
  beginPasskeyRegistration: passkeys.beginPasskeyRegistration,
  finishPasskeyRegistration: passkeys.finishPasskeyRegistration,
  askForPasskey: passkeys.askForPasskey,
  verifyPasskey: passkeys.verifyPasskey,
  renamePasskey: passkeys.renamePasskey,
  removePasskey: passkeys.removePasskey,
  disableTwoFactor: methods.disableTwoFactor,
  goOnWithout: policy.goOnWithout,
  getSupportRequest: support.getSupportRequest,
  requestSupport: support.requestSupport,
  cancelSupportRequest: support.cancelSupportRequest,
  cancelSupportByLink: support.cancelSupportByLink,
  listPeople: people.listPeople,
  changeRole: people.changeRole,
  suspendPerson: people.suspendPerson,
  liftSuspension: people.liftSuspension,
  signPersonOut: people.signPersonOut,
  readAudit: activity.readAudit,
  getPolicy: policy.getPolicy,
  changePolicy: policy.changePolicy,
  listSupportRequests: support.listSupportRequests,
  viewSupportRequest: support.viewSupportRequest,
  approveSupportRequest: support.approveSupportRequest,
  refuseSupportRequest: support.refuseSupportRequest,
  getStepUp: stepUp.getStepUp,
  stepUp: stepUp.stepUp,
  dangerousAction: stepUp.dangerousAction,
  requestRecovery: recovery.requestRecovery,
  getRecoveryWays: recovery.getRecoveryWays,
  requestOwnRecovery: recovery.requestOwnRecovery,
  viewRecovery: recovery.viewRecovery,
  redeemRecovery: recovery.redeemRecovery,
  viewEnrolmentLink: recovery.viewEnrolmentLink,
  cancelRecovery: recovery.cancelRecovery,
  cancelOwnRecovery: recovery.cancelOwnRecovery,
  getRecoverySettings: recovery.getRecoverySettings,
  setSecurityQuestions: recovery.setSecurityQuestions,
  removeSecurityQuestions: recovery.removeSecurityQuestions,
  listSessions: sessions.listSessions,
  revokeSession: sessions.revokeSession,
  revokeOtherSessions: sessions.revokeOtherSessions,
  listTrustedDevices: trustedDevices.listTrustedDevices,
  revokeTrustedDevice: trustedDevices.revokeTrustedDevice,
  revokeTrustedDevices: trustedDevices.revokeTrustedDevices,
  readActivity: activity.readActivity,
  openClass: classes.openClass,
  viewClass: classes.viewClass,
  lockClass: classes.lockClass,
  endClass: classes.endClass,
  removePupil: classes.removePupil,
  viewAttempts: classes.viewAttempts,
  revealKey: classes.revealKey,
  joinClass: classes.joinClass,
  viewPupil: classes.viewPupil,
  enterClassCode: classes.enterClassCode,
  leaveClass: classes.leaveClass,
  viewMailQueue,
  retryMail,
  readOutbox,
  health,
  readiness,
} as const;

export type RouteName = keyof typeof routes;
