import { RotateCcw, Trash2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { DAY } from '../../../shared/durations.ts';
import { AlertDialog, Button, IconButton, useToast } from '../../../shared/ui/index.ts';
import type { BinnedView } from '../../ipc/accounts.ts';
import { BIN_KEEPS } from '../../spans.ts';
import { ask, listen } from '../bridge/bridge.ts';
import { useAskWithToast } from '../bridge/use-ask-with-toast.ts';
import { fullName, nameInSentence } from '../pieces/account-name.ts';
import { SettingsSection } from '../pieces/settings-section.tsx';
import { useTexts } from '../texts/use-texts.ts';
import { NamedRow } from './named-row.tsx';

/** Lists removed accounts, to restore them or delete them for good. */
export function BinSection() {
  const t = useTexts();
  const askWithToast = useAskWithToast();
  const toast = useToast();
  const bin = useBin();
  const [going, setGoing] = useState<readonly BinnedView[]>();

  const restore = async (account: BinnedView) => {
    if (await askWithToast('accounts:restore', { id: account.id })) {
      toast({ text: t('list.back', { name: nameInSentence(account) }) });
    }
  };
  const purge = async (accounts: readonly BinnedView[]) => {
    setGoing(undefined);
    await askWithToast('accounts:purge', { ids: accounts.map(({ id }) => id) });
  };
  const [first] = going ?? [];
  return (
    <SettingsSection title={t('settings.bin')}>
      <p className="cs-soft">
        {bin.length === 0 ? t('settings.binEmpty') : t('settings.binText', { days: BIN_KEEPS / DAY })}
      </p>
      {bin.length > 0 && (
        <ul className="settings__list">
          {bin.map((account) => {
            const name = fullName(account);
            const days = Math.max(1, Math.ceil((account.goesAt - Date.now()) / DAY));
            return (
              <NamedRow key={account.id} named={account} detail={t('settings.binGoes', { count: days })}>
                <IconButton
                  label={t('settings.restoreNamed', { name })}
                  icon={<RotateCcw aria-hidden="true" />}
                  onClick={() => restore(account)}
                />
                <IconButton
                  label={t('settings.purgeNamed', { name })}
                  icon={<Trash2 aria-hidden="true" />}
                  onClick={() => setGoing([account])}
                />
              </NamedRow>
            );
          })}
        </ul>
      )}
      {bin.length > 1 && <Button onClick={() => setGoing(bin)}>{t('settings.purgeAll')}</Button>}
      {going && first && (
        <AlertDialog
          open
          onClose={() => setGoing(undefined)}
          title={
            going.length === 1
              ? t('settings.purgeTitle', { name: nameInSentence(first) })
              : t('settings.purgeAllTitle', { count: going.length })
          }
          description={<p>{t(going.length === 1 ? 'settings.purgeText' : 'settings.purgeAllText')}</p>}
          confirmLabel={t('settings.purge')}
          onConfirm={() => purge(going)}
        />
      )}
    </SettingsSection>
  );
}

function useBin(): readonly BinnedView[] {
  const [bin, setBin] = useState<readonly BinnedView[]>([]);
  useEffect(() => {
    let current = true;
    const read = async () => {
      const reply = await ask('accounts:bin', undefined);
      if (current && reply.ok) setBin(reply.value);
    };
    void read();
    const stop = listen('accounts:changed', read);
    return () => {
      current = false;
      stop();
    };
  }, []);
  return bin;
}
