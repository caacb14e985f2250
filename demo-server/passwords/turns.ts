/** Whose turn it is in a line: a client (a network, or its known browsers), and one of the accounts it asks about. */
export interface Turn {
  client: string;
  account: string;
}

/**
 * A line in which clients take turns, and the accounts of a client among themselves. So a client with a hundred requests
 * delays another client by one of them.
 */
export class Turns<T> {
  readonly #clients = new Map<string, Map<string, T[]>>();

  add({ client, account }: Turn, item: T): void {
    const accounts = this.#clients.get(client) ?? new Map<string, T[]>();
    this.#clients.set(client, accounts);
    const items = accounts.get(account);
    if (items) items.push(item);
    else accounts.set(account, [item]);
  }

  /**
   * Removes and returns the next item; `undefined` if no client may have one.
   *
   * @param mayServe whether a client may be served now
   */
  next(mayServe: (client: string) => boolean = () => true): T | undefined {
    for (const [client, accounts] of this.#clients) {
      if (!mayServe(client)) continue;
      const [first] = accounts;
      if (!first) continue;
      const [account, items] = first;
      const item = items.shift();
      // Maps keep the order of insertion: who was served goes to the end.
      accounts.delete(account);
      if (items.length > 0) accounts.set(account, items);
      this.#clients.delete(client);
      if (accounts.size > 0) this.#clients.set(client, accounts);
      return item;
    }
    return undefined;
  }

  /** Removes and returns everything. */
  drain(): T[] {
    const items = [...this.#clients.values()].flatMap((accounts) => [...accounts.values()].flat());
    this.#clients.clear();
    return items;
  }
}
