import { useMemo } from 'react';
import { DAY } from '../../../shared/durations.ts';
import { secondsLeft, useToast } from '../../../shared/ui/index.ts';
import type { AccountView } from '../../ipc/accounts.ts';
import { BIN_KEEPS } from '../../spans.ts';
import { useAskWithToast } from '../bridge/use-ask-with-toast.ts';
import { nameInSentence } from '../pieces/account-name.ts';
import { translate } from '../texts/translator.ts';
import type { PageActions } from './account-actions.ts';
import type { Asked } from './asked.ts';

export function useAccountActions(
  onAsk: (asked: Asked) => void,
  reveal: (account: AccountView) => void,
  onCopied: (id: string, clearsAt: number) => void,
): PageActions {
  const askWithToast = useAskWithToast();
  const toast = useToast();
  return useMemo(
    () => ({
      async copy(account, which) {
        const reply = await askWithToast('accounts:copy', { id: account.id, which });
        if (!reply) return;
        onCopied(account.id, reply.value.clearsAt);
        const name = nameInSentence(reply.value);
        const seconds = secondsLeft(reply.value.clearsAt, Date.now());
        const { which: copied, startsAt } = reply.value;
        const wait = startsAt === undefined ? 0 : secondsLeft(startsAt, Date.now());
        toast({
          text:
            copied === 'next' && wait > 0
              ? translate('list.copiedNext', { name, seconds, wait })
              : translate('list.copied', { name, seconds }),
        });
      },
      async nextCounter(account) {
        await askWithToast('accounts:next-counter', { id: account.id });
      },
      async takeCounterBack(account) {
        if (await askWithToast('accounts:take-counter-back', { id: account.id }))
          toast({ text: translate('list.takenBack', { name: nameInSentence(account) }) });
      },
      edit: (account) => onAsk({ kind: 'edit', account }),
      showKey: (account) => onAsk({ kind: 'key', account }),
      showMaking: (account) => onAsk({ kind: 'making', account }),
      remove: (account) => onAsk({ kind: 'remove', account }),
      async setFavourite(account, favourite) {
        await askWithToast('accounts:favourite', { id: account.id, favourite });
      },
      reveal,
      async removeNow(account) {
        const name = nameInSentence(account);
        if (!(await askWithToast('accounts:remove', { id: account.id }))) return;
        const undo = async () => {
          if (await askWithToast('accounts:restore', { id: account.id }))
            toast({ text: translate('list.back', { name }) });
        };
        toast({
          text: translate('list.removed', { name, days: BIN_KEEPS / DAY }),
          action: { label: translate('list.undo'), run: undo },
        });
      },
      async removeTogether(accounts) {
        const ids = accounts.map(({ id }) => id);
        if (!(await askWithToast('accounts:remove-together', { ids }))) return;
        const undo = async () => {
          if (await askWithToast('accounts:restore-together', { ids }))
            toast({ text: translate('list.undone') });
        };
        toast({
          text: translate('list.removedTogether', { count: ids.length, days: BIN_KEEPS / DAY }),
          action: { label: translate('list.undo'), run: undo },
        });
      },
      async arrange(accounts, change) {
        const fields = ({ id, favourite, tags }: AccountView) => ({ id, favourite, tags: [...tags] });
        const changes = accounts.map((account) => fields({ ...account, ...change(account) }));
        if (!(await askWithToast('accounts:arrange', { changes }))) return;
        const undo = async () => {
          if (await askWithToast('accounts:arrange', { changes: accounts.map(fields) }))
            toast({ text: translate('list.undone') });
        };
        toast({
          text: translate('list.arranged', { count: accounts.length }),
          action: { label: translate('list.undo'), run: undo },
        });
      },
      async move(account, before, place, count) {
        if (
          !(await askWithToast('accounts:move', {
            id: account.id,
            ...(before === undefined ? {} : { before }),
          }))
        )
          return;
        toast({ text: translate('list.moved', { name: nameInSentence(account), place: place + 1, count }) });
      },
    }),
    [askWithToast, toast, onAsk, reveal, onCopied],
  );
}
