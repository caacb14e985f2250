/** bcrypt's lowest cost: the tests are about what is decided, not how long it takes. */
export const TEST_PASSWORD_COST = 4;
