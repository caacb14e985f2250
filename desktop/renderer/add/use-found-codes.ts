import { useEffect, useState } from 'react';
import { useNow } from '../../../shared/ui/index.ts';
import type { CodeView } from '../../ipc/accounts.ts';
import type { FoundAccount, FoundReport } from '../../ipc/found.ts';
import { ask } from '../bridge/bridge.ts';
import { foundAccounts } from './found-words.ts';

/** Returns the codes of a report's accounts. Renews them as their time steps end. */
export function useFoundCodes(report: FoundReport): ReadonlyMap<string, CodeView> {
  const [codes, setCodes] = useState(() => firstCodes(foundAccounts(report)));
  const now = useNow();
  const nextEnd = Math.min(...[...codes.values()].map(({ endsAt = Number.POSITIVE_INFINITY }) => endsAt));
  const over = nextEnd <= now;
  const { reportId } = report;
  useEffect(() => {
    if (!over) return undefined;
    let wanted = true;
    void ask('found:codes', { reportId }).then((reply) => {
      // If the report is closed, this answer is out of date.
      if (wanted && reply.ok) setCodes(new Map(reply.value.map((code) => [code.id, code])));
    });
    return () => {
      wanted = false;
    };
  }, [over, reportId]);
  return codes;
}

function firstCodes(accounts: readonly FoundAccount[]): Map<string, CodeView> {
  return new Map(
    accounts.flatMap(({ itemId, code, endsAt, period }) =>
      code === undefined || endsAt === undefined || period === undefined
        ? []
        : [[itemId, { id: itemId, code, startsAt: endsAt - period * 1000, endsAt }]],
    ),
  );
}
