import type { DemoEvent } from '../store/demo.ts';
import type { Store } from '../store/store.ts';

/** Empties the database. */
export async function forgetEverything({ store }: { store: Store }): Promise<void> {
  await store.transaction((write) => write.demo.forgetEverything());
}

/** Returns the latest events of the audit log, with the addresses of the accounts they are about. */
export function listLatestEvents({ store }: { store: Store }, most: number): Promise<DemoEvent[]> {
  return store.demo.audit(most);
}
