import { useEffect, useState } from 'react';
import { Button, useToast } from '../../../shared/ui/index.ts';
import type { AccountView } from '../../ipc/accounts.ts';
import { ask } from '../bridge/bridge.ts';
import { useAskWithToast } from '../bridge/use-ask-with-toast.ts';
import { fullName, nameInSentence } from '../pieces/account-name.ts';
import { SettingsSection } from '../pieces/settings-section.tsx';
import { useTexts } from '../texts/use-texts.ts';
import { NamedRow } from './named-row.tsx';

/** Lists accounts that share a key, to keep one of them. */
export function DuplicatesSection({ accounts }: { accounts: readonly AccountView[] }) {
  const t = useTexts();
  const askWithToast = useAskWithToast();
  const toast = useToast();
  const [groups, setGroups] = useState<AccountView[][]>([]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the accounts can change the duplicates
  useEffect(() => {
    let current = true;
    ask('accounts:duplicates', undefined).then((reply) => {
      if (current && reply.ok) setGroups(reply.value);
    });
    return () => {
      current = false;
    };
  }, [accounts]);

  const keep = async (account: AccountView, group: readonly AccountView[]) => {
    const others = group.filter((other) => other !== account).map(({ id }) => id);
    if (await askWithToast('accounts:merge', { keep: account.id, others })) {
      toast({ text: t('settings.merged', { name: nameInSentence(account) }) });
    }
  };
  return (
    <SettingsSection title={t('settings.duplicates')}>
      <p className="cs-soft">
        {groups.length === 0 ? t('settings.duplicatesNone') : t('settings.duplicatesText')}
      </p>
      {groups.map((group) => (
        <ul key={group[0]?.id} className="settings__list">
          {group.map((account) => (
            <NamedRow key={account.id} named={account} detail={account.tags.join(' · ')}>
              <Button
                aria-label={t('settings.keepNamed', {
                  name: fullName(account),
                })}
                onClick={() => keep(account, group)}
              >
                {t('settings.keep')}
              </Button>
            </NamedRow>
          ))}
        </ul>
      ))}
    </SettingsSection>
  );
}
