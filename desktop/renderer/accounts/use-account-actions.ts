import { useMemo } from 'react';
import { secondsLeft, useToast } from '../../../shared/ui/index.ts';
import type { AccountView } from '../../ipc/accounts.ts';
import { useAsk } from '../bridge/use-ask.ts';
import { shortName } from '../pieces/account-name.ts';
import { say } from '../texts/translator.ts';
import type { PageActions } from './account-actions.ts';
import type { Asked } from './asked.ts';

export function useAccountActions(
  onAsk: (asked: Asked) => void,
  reveal: (account: AccountView) => void,
): PageActions {
  const ask = useAsk();
  const toast = useToast();
  return useMemo(
    () => ({
      async copy(account, which) {
        const reply = await ask('accounts:copy', { id: account.id, which });
        if (!reply) return;
        const name = shortName(reply.value);
        const seconds = secondsLeft(reply.value.clearsAt, Date.now());
        const wait = secondsLeft(reply.value.startsAt ?? 0, Date.now());
        toast({
          text:
            reply.value.which === 'next' && wait > 0
              ? say('list.copiedNext', { name, seconds, wait })
              : say('list.copied', { name, seconds }),
        });
      },
      async nextCounter(account) {
        await ask('accounts:next-counter', { id: account.id });
      },
      edit: (account) => onAsk({ kind: 'edit', account }),
      showKey: (account) => onAsk({ kind: 'key', account }),
      showMaking: (account) => onAsk({ kind: 'making', account }),
      remove: (account) => onAsk({ kind: 'remove', account }),
      async setFavourite(account, favourite) {
        await ask('accounts:favourite', { id: account.id, favourite });
      },
      reveal,
      async removeNow(account) {
        const name = shortName(account);
        if (!(await ask('accounts:remove', { id: account.id }))) return;
        const undo = async () => {
          if (await ask('accounts:restore', { id: account.id })) toast({ text: say('list.back', { name }) });
        };
        toast({ text: say('list.removed', { name }), action: { label: say('list.undo'), run: undo } });
      },
      async move(account, before, place, count) {
        if (!(await ask('accounts:move', { id: account.id, ...(before === undefined ? {} : { before }) })))
          return;
        toast({ text: say('list.moved', { name: shortName(account), place: place + 1, count }) });
      },
    }),
    [ask, toast, onAsk, reveal],
  );
}
