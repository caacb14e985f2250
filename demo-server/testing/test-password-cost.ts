/** bcrypt's lowest cost, because the tests check decisions and not the time they take. */
export const TEST_PASSWORD_COST = 4;
