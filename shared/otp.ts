/** The pure part as a package: key URIs, codes, how a code comes about, and exports of Google Authenticator. */
export { Base32Error, base32FromBytes, bytesFromBase32, groupKey } from './base32.ts';
export { type DecimalEnding, type Explanation, explain, type SteamEnding } from './explain.ts';
export {
  type Candidate,
  explainVerification,
  type Verdict,
  type Verification,
  type VerificationInput,
} from './explain-verification.ts';
export {
  ALGORITHMS,
  type Algorithm,
  formatKeyUri,
  type HotpKeyUri,
  KEY_TYPES,
  KEY_URI_DEFAULTS,
  type KeyType,
  type KeyUri,
  KeyUriError,
  looksLikeKeyUri,
  parseKeyUri,
  type SteamKeyUri,
  type TotpKeyUri,
} from './key-uri.ts';
export {
  looksLikeMigration,
  MigrationError,
  type MigrationExport,
  type MigrationPart,
  readMigration,
  writeMigration,
} from './migration.ts';
export {
  type CodeParameters,
  codeAt,
  codeFor,
  codeParameters,
  groupCode,
  isDigitCode,
  matchTimeStep,
  timeStep,
  timeStepBounds,
} from './one-time-code.ts';
