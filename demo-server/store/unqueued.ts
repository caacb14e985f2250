import { type Dialect, DummyDriver, Transaction } from 'kysely';
import type { Schema } from './schema.ts';

/**
 * Returns the same transaction, whose statements go to the connection when they are begun. Kysely's own transaction
 * keeps each one back until the one before has its result, which costs a round trip each.
 */
export async function unqueued(
  transaction: Transaction<Schema>,
  dialect: Dialect,
): Promise<Transaction<Schema>> {
  const executor = transaction.getExecutor();
  const connection = await executor.provideConnection(async (provided) => provided);
  return new Transaction<Schema>({
    config: { dialect },
    dialect,
    // Only beginning and ending a transaction asks the driver, and this one has begun.
    driver: new DummyDriver(),
    executor: executor.withConnectionProvider({ provideConnection: (use) => use(connection) }),
  });
}
