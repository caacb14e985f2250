import type { Access, DemoRouteName, RefusalCode, RouteContract, RouteName } from '../contract/index.ts';

const CODES_OF_A_PENDING_SESSION = ['INVALID_CODE', 'TOO_MANY_ATTEMPTS'] as const;
const LOCKS = ['ACCOUNT_TEMPORARILY_LOCKED', 'SECOND_FACTOR_LOCKED', 'TOO_MANY_REQUESTS'] as const;
const PROOF = [
  'STEP_UP_REQUIRED',
  'TWO_FACTOR_NOT_ENABLED',
  'INVALID_CODE',
  'INVALID_BACKUP_CODE',
  ...LOCKS,
] as const;
const PASSWORD = ['INVALID_PASSWORD', 'TOO_MANY_PASSWORDS', 'TOO_MANY_REQUESTS', 'SERVER_BUSY'] as const;
const NEW_PASSWORD = [
  'PASSWORD_TOO_SHORT',
  'PASSWORD_TOO_LONG',
  'PASSWORD_TOO_COMMON',
  'PASSWORD_TOO_PERSONAL',
] as const;

/**
 * The refusals of each route in addition to those of all routes of its kind: see {@link refusalsOf}. The tests check
 * every reply against this.
 */
const OWN_REFUSALS: Record<RouteName | DemoRouteName, readonly RefusalCode[]> = {
  signUpEmail: [...NEW_PASSWORD, 'USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL', 'TOO_MANY_REQUESTS', 'SERVER_BUSY'],
  signInEmail: ['INVALID_EMAIL_OR_PASSWORD', 'TOO_MANY_PASSWORDS', 'TOO_MANY_REQUESTS', 'SERVER_BUSY'],
  signOut: [],
  getSession: [],
  listAddresses: [],
  addAddress: [
    ...PASSWORD,
    ...PROOF,
    'ADDRESS_ALREADY_ADDED',
    'TOO_MANY_ADDRESSES',
    'MAIL_SENT_TOO_RECENTLY',
  ],
  removeAddress: ['ADDRESS_IN_USE', ...PASSWORD, ...PROOF, 'ADDRESS_NOT_FOUND', 'PRIMARY_ADDRESS'],
  makeAddressPrimary: [
    ...PASSWORD,
    ...PROOF,
    'ADDRESS_NOT_FOUND',
    'ADDRESS_NOT_VERIFIED',
    'USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL',
  ],
  sendVerification: [
    'ADDRESS_NOT_FOUND',
    'EMAIL_ALREADY_VERIFIED',
    'MAIL_SENT_TOO_RECENTLY',
    'TOO_MANY_REQUESTS',
  ],
  verifyAddress: ['INVALID_TOKEN'],
  changePassword: [...PASSWORD, ...PROOF, ...NEW_PASSWORD, 'PASSWORD_UNCHANGED'],
  requestPasswordReset: ['TOO_MANY_REQUESTS'],
  resetPassword: [...NEW_PASSWORD, 'INVALID_TOKEN', 'TOO_MANY_REQUESTS', 'SERVER_BUSY'],
  setLanguage: [],
  getSecondStep: [],
  cancelSecondStep: [],
  beginEnrolment: [...PASSWORD, 'STEP_UP_REQUIRED', 'METHOD_NOT_OFFERED'],
  getEnrolment: [],
  cancelEnrolment: [],
  verifyTotp: [
    ...CODES_OF_A_PENDING_SESSION,
    ...LOCKS,
    'ENROLMENT_NOT_FOUND',
    'ENROLMENT_EXPIRED',
    'METHOD_NOT_ENABLED',
    'TWO_FACTOR_NOT_ENABLED',
  ],
  verifyBackupCode: [
    'INVALID_BACKUP_CODE',
    'TOO_MANY_ATTEMPTS',
    'TWO_FACTOR_NOT_ENABLED',
    'SERVER_BUSY',
    ...LOCKS,
  ],
  sendCode: [
    'EMAIL_CODE_NOT_ENOUGH',
    'METHOD_NOT_ENABLED',
    'SENT_TOO_RECENTLY',
    'TOO_MANY_ATTEMPTS',
    'TWO_FACTOR_NOT_ENABLED',
    ...LOCKS,
  ],
  verifySentCode: [
    'INVALID_SENT_CODE',
    'TOO_MANY_ATTEMPTS',
    'METHOD_NOT_ENABLED',
    'TWO_FACTOR_NOT_ENABLED',
    ...LOCKS,
  ],
  listMethods: [],
  addMethod: [
    ...PASSWORD,
    'STEP_UP_REQUIRED',
    'METHOD_NOT_OFFERED',
    'ADDRESS_NOT_VERIFIED',
    'INVALID_PHONE_NUMBER',
    'SENT_TOO_RECENTLY',
  ],
  resendMethodCode: ['METHOD_NOT_WAITING', 'SENT_TOO_RECENTLY', 'TOO_MANY_REQUESTS'],
  cancelMethod: [],
  confirmMethod: ['METHOD_NOT_WAITING', 'INVALID_SENT_CODE', 'TOO_MANY_ATTEMPTS'],
  removeMethod: [...PASSWORD, 'STEP_UP_REQUIRED', 'METHOD_NOT_ENABLED', 'TWO_FACTOR_NOT_ENABLED'],
  beginPasskeyRegistration: [
    ...PASSWORD,
    'STEP_UP_REQUIRED',
    'METHOD_NOT_OFFERED',
    'PASSKEYS_UNAVAILABLE',
    'TOO_MANY_PASSKEYS',
  ],
  finishPasskeyRegistration: ['PASSKEYS_UNAVAILABLE', 'PASSKEY_NOT_REGISTERED', 'PASSKEY_ALREADY_REGISTERED'],
  askForPasskey: ['PASSKEYS_UNAVAILABLE', 'METHOD_NOT_ENABLED', 'TOO_MANY_REQUESTS'],
  verifyPasskey: ['UNAUTHORIZED', 'INVALID_PASSKEY', 'TOO_MANY_ATTEMPTS', 'TWO_FACTOR_NOT_ENABLED', ...LOCKS],
  renamePasskey: ['PASSKEY_NOT_FOUND'],
  removePasskey: [...PASSWORD, 'STEP_UP_REQUIRED', 'PASSKEY_NOT_FOUND', 'TWO_FACTOR_NOT_ENABLED'],
  getBackupCodes: [],
  acknowledgeBackupCodes: ['TWO_FACTOR_NOT_ENABLED'],
  generateBackupCodes: [...PASSWORD, ...PROOF],
  disableTwoFactor: [...PASSWORD, ...PROOF],
  goOnWithout: ['FACTOR_DEMANDED'],
  getSupportRequest: [],
  requestSupport: ['TWO_FACTOR_NOT_ENABLED', 'SUPPORT_REQUEST_OPEN', 'TOO_MANY_SUPPORT_REQUESTS'],
  cancelSupportRequest: ['SUPPORT_REQUEST_NOT_FOUND'],
  cancelSupportByLink: ['TOO_MANY_REQUESTS'],
  listPeople: [],
  changeRole: ['PERSON_NOT_FOUND', 'LAST_ADMIN'],
  readAudit: [],
  getPolicy: [],
  changePolicy: ['POLICY_CHANGED'],
  listSupportRequests: [],
  viewSupportRequest: ['SUPPORT_REQUEST_NOT_FOUND'],
  approveSupportRequest: [
    'SUPPORT_REQUEST_NOT_FOUND',
    'SUPPORT_REQUEST_CHANGED',
    'OWN_SUPPORT_REQUEST',
    'ANOTHER_MUST_APPROVE',
    'TWO_FACTOR_NOT_ENABLED',
  ],
  refuseSupportRequest: ['SUPPORT_REQUEST_NOT_FOUND', 'SUPPORT_REQUEST_CHANGED', 'OWN_SUPPORT_REQUEST'],
  getStepUp: [],
  stepUp: [...PROOF, 'TOO_MANY_ATTEMPTS', 'SERVER_BUSY'],
  dangerousAction: [],
  requestRecovery: ['TOO_MANY_RECOVERIES', 'TOO_MANY_REQUESTS'],
  getRecoveryWays: [],
  requestOwnRecovery: [
    'TWO_FACTOR_NOT_ENABLED',
    'NO_VERIFIED_ADDRESS',
    'PASSWORD_CAME_BY_MAIL',
    'TOO_MANY_RECOVERIES',
    'TOO_MANY_REQUESTS',
  ],
  viewRecovery: [],
  redeemRecovery: [...PASSWORD, 'RECOVERY_PROOF_WRONG', 'ACCOUNT_TEMPORARILY_LOCKED'],
  cancelRecovery: ['TOO_MANY_REQUESTS'],
  cancelOwnRecovery: ['RECOVERY_NOT_FOUND'],
  getRecoverySettings: [],
  setSecurityQuestions: [...PASSWORD, 'SECURITY_QUESTIONS_OFF', 'SECURITY_QUESTIONS_UNSUITABLE'],
  removeSecurityQuestions: [...PASSWORD],
  listSessions: [],
  revokeSession: ['SESSION_NOT_FOUND'],
  revokeOtherSessions: [],
  listTrustedDevices: [],
  revokeTrustedDevice: ['TRUSTED_DEVICE_NOT_FOUND'],
  revokeTrustedDevices: [],
  readActivity: [],
  viewMailQueue: [],
  retryMail: ['MESSAGE_NOT_WAITING'],
  readOutbox: ['OUTBOX_CLOSED'],
  health: [],
  readiness: ['NOT_READY'],
  demoClock: [],
  moveDemoClock: [],
  resetDemo: [],
  seedDemo: [...NEW_PASSWORD, 'USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL', 'SERVER_BUSY'],
  demoOutbox: [],
  demoAudit: [],
  demoFaults: [],
  setDemoFaults: [],
};

const STAFF = [
  'UNAUTHORIZED',
  'SECOND_FACTOR_REQUIRED',
  'ENROLMENT_REQUIRED',
  'ROLE_REQUIRED',
  'STAFF_NEEDS_SECOND_FACTOR',
  'STEP_UP_REQUIRED',
] as const;

const BY_ACCESS: Record<Access, readonly RefusalCode[]> = {
  anyone: [],
  pending: ['UNAUTHORIZED'],
  enrolling: ['UNAUTHORIZED', 'SECOND_FACTOR_REQUIRED'],
  full: ['UNAUTHORIZED', 'SECOND_FACTOR_REQUIRED', 'ENROLMENT_REQUIRED'],
  proven: [
    'UNAUTHORIZED',
    'SECOND_FACTOR_REQUIRED',
    'ENROLMENT_REQUIRED',
    'SECOND_FACTOR_NEEDED',
    'STEP_UP_REQUIRED',
  ],
  support: STAFF,
  admin: STAFF,
};

/** Returns all codes a route may refuse with. */
export function refusalsOf(
  name: RouteName | DemoRouteName,
  contract: RouteContract,
): ReadonlySet<RefusalCode> {
  const isPost = contract.method === 'POST';
  return new Set<RefusalCode>([
    ...(isPost
      ? (['FOREIGN_ORIGIN', 'MALFORMED_JSON', 'BODY_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'] as const)
      : []),
    ...(contract.body || contract.query ? (['VALIDATION_ERROR'] as const) : []),
    ...Object.values(contract.refusals ?? {}),
    ...BY_ACCESS[contract.access],
    ...(contract.isSensitive ? (['SECOND_FACTOR_NEEDED'] as const) : []),
    ...OWN_REFUSALS[name],
    'UNKNOWN_HOST',
    'INTERNAL_ERROR',
  ]);
}
