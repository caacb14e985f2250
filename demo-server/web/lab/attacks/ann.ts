import { TEST_KEY } from '../links/sample-keys.ts';

/** The account under attack in the simulations. */
export const ANN = { type: 'totp', secret: TEST_KEY, algorithm: 'SHA1', digits: 6, period: 30 } as const;

/** Steps the server accepts on each side of the present one. */
export const WINDOW = 1;
