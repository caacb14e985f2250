/** The results of calls, in the same order. */
type Results<Calls extends readonly unknown[]> = { -readonly [Index in keyof Calls]: Awaited<Calls[Index]> };

/**
 * Waits for calls that were begun one after the other without waiting. Statements of a transaction that are begun like
 * this reach PostgreSQL together and run in this order, so they cost one round trip.
 *
 * Waits for all of them, so that none is left over when the transaction ends.
 *
 * @throws the error of the first call that failed. In a transaction, those after it only fail because it did.
 */
export async function inOrder<const Calls extends readonly unknown[]>(calls: Calls): Promise<Results<Calls>> {
  const settled = await Promise.allSettled(calls);
  return settled.map((one) => {
    if (one.status === 'rejected') throw one.reason;
    return one.value;
  }) as Results<Calls>;
}
