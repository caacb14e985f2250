import { useMemo } from 'react';
import { secondsLeft, useToast } from '../../../shared/ui/index.ts';
import type { AccountView } from '../../ipc-contract.ts';
import { useAsk } from '../use-ask.ts';
import { shortName } from './account-name.ts';
import type { AccountActions } from './account-row.tsx';
import type { Asked } from './dialogs.tsx';

/** What rows and dialogs do with an account, each ending in a sentence for the person. */
export interface PageActions extends AccountActions {
  /** Removes at once; the toast offers the way back. */
  removeNow: (account: AccountView) => void;
}

export function useAccountActions(refresh: () => void, onAsk: (asked: Asked) => void): PageActions {
  const ask = useAsk();
  const toast = useToast();
  return useMemo(
    () => ({
      async copy(account, which) {
        const reply = await ask('accounts:copy', { id: account.id, which });
        if (!reply) return;
        const seconds = secondsLeft(reply.value.clearsAt, Date.now());
        const noun = which === 'next' ? 'next code' : 'code';
        toast({ text: `${shortName(reply.value)} ${noun} copied · clears in ${seconds} s` });
      },
      async nextCounter(account) {
        const reply = await ask('accounts:next-counter', { id: account.id });
        if (reply) refresh();
      },
      rename: (account) => onAsk({ kind: 'rename', account }),
      remove: (account) => onAsk({ kind: 'remove', account }),
      async removeNow(account) {
        if (!(await ask('accounts:remove', { id: account.id }))) return;
        refresh();
        const undo = async () => {
          if (!(await ask('accounts:restore', { id: account.id }))) return;
          refresh();
          toast({ text: `${shortName(account)} is back.` });
        };
        toast({ text: `${shortName(account)} removed.`, action: { label: 'Undo', run: undo } });
      },
    }),
    [ask, toast, refresh, onAsk],
  );
}
