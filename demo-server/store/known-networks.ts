import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { compileOnce, type Places, type Statement } from './compile-once.ts';
import type { Schema } from './schema.ts';
import { keepNewest, NETWORKS, nextIn } from './sequence.ts';

/** The networks from which accounts have signed in. None can be read here: see demo-server/passwords/known-network.ts. */
export interface KnownNetworkStore {
  /** Returns whether an account has a network with one of these digests that has not expired. */
  has(account: string, macs: readonly string[], now: number): Promise<boolean>;
  /**
   * Stores a network, or delays its expiry if it would come before `renewBefore`. Then keeps only the newest of the
   * account.
   */
  remember(
    network: { userId: string; account: string; mac: string; expiresAt: number },
    keep: { renewBefore: number; most: number },
  ): Promise<void>;
  removeAllOf(userId: string): Promise<void>;
  removeExpired(now: number): Promise<void>;
}

export function knownNetworkStore(db: Kysely<Schema>): KnownNetworkStore {
  return {
    async has(account, macs, now) {
      const digests = Object.fromEntries(macs.map((mac, index) => [`mac${index}`, mac]));
      const { rows } = await hasOneOf(macs.length)(db, { account, now, ...digests });
      return rows.length > 0;
    },
    async remember({ userId, account, mac, expiresAt }, { renewBefore, most }) {
      const network = { id: randomUUID(), userId, account, mac, expiresAt };
      const { numAffectedRows } = await remember(db, { ...network, renewBefore });
      if (numAffectedRows) await keepNewest(db, NETWORKS, userId, most);
    },
    async removeAllOf(userId) {
      await db.deleteFrom('knownNetworks').where('userId', '=', userId).execute();
    },
    async removeExpired(now) {
      await db.deleteFrom('knownNetworks').where('expiresAt', '<=', now).execute();
    },
  };
}

type Has = Record<`mac${number}`, string> & { account: string; now: number };

/** Statements by the number of digests: there is one for each key in the ring. */
const having = new Map<number, Statement<Has, { id: string }>>();

function hasOneOf(digests: number): Statement<Has, { id: string }> {
  const known = having.get(digests);
  if (known) return known;
  const statement = compileOnce((db, of: Places<Has>) =>
    db
      .selectFrom('knownNetworks')
      .select('id')
      .where('account', '=', of('account'))
      .where(
        'mac',
        'in',
        Array.from({ length: digests }, (_, index) => of(`mac${index}`)),
      )
      .where('expiresAt', '>', of('now'))
      .limit(1),
  );
  having.set(digests, statement);
  return statement;
}

type Remembered = {
  id: string;
  userId: string;
  account: string;
  mac: string;
  expiresAt: number;
  renewBefore: number;
};

const remember = compileOnce((db, of: Places<Remembered>) => {
  const sequence = nextIn(NETWORKS, of('userId'));
  const [userId, expiresAt] = [of('userId'), of('expiresAt')];
  return db
    .insertInto('knownNetworks')
    .values({ id: of('id'), userId, account: of('account'), mac: of('mac'), sequence, expiresAt })
    .onConflict((conflict) =>
      conflict
        .columns(['account', 'mac'])
        .doUpdateSet({ userId, sequence, expiresAt })
        .where('knownNetworks.expiresAt', '<', of('renewBefore')),
    );
});
