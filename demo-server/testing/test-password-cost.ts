import type { PasswordCost } from '../passwords/password-hash.ts';

/** The lowest cost: the tests are about what is decided, not how long it takes. */
export const TEST_PASSWORD_COST: PasswordCost = { memoryKiB: 8, passes: 1, bcrypt: 4 };
