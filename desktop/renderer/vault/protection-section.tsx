import { useState } from 'react';
import { Button, Notice, SelectField } from '../../../shared/ui/index.ts';
import type { VaultStatus } from '../../ipc/vault.ts';
import { useSettings } from '../bridge/settings-context.tsx';
import { useReply } from '../bridge/use-reply.ts';
import { SettingsSection } from '../pieces/settings-section.tsx';
import { Switch } from '../pieces/switch.tsx';
import { useTexts } from '../texts/use-texts.ts';
import { PassphraseDialog } from './passphrase-dialog.tsx';
import { VersionList } from './version-list.tsx';
import '../pieces/safe.css';

type OpenStatus = Extract<VaultStatus, { state: 'open' }>;

/** The settings for protection: what opens the vault, when it locks, and its earlier versions. */
export function ProtectionSection({ status }: { status: OpenStatus }) {
  const t = useTexts();
  const [asking, setAsking] = useState(false);
  const hasPassphrase = status.protection.includes('passphrase');
  const hasKeyStore = status.protection.includes('key-store');
  const { name } = status.keyStore;

  return (
    <SettingsSection title={t('protection.title')}>
      {status.readOnlyBecause && <Notice tone="warning">{status.readOnlyBecause}</Notice>}
      {status.quarantined > 0 && <QuarantineNotice count={status.quarantined} />}
      {hasPassphrase ? (
        <p>{hasKeyStore ? t('protection.byBoth', { name }) : t('protection.byPassphrase')}</p>
      ) : (
        <Notice tone="warning">{t('protection.byKeyStore', { name })}</Notice>
      )}
      <div>
        <Button disabled={status.readOnly} onClick={() => setAsking(true)}>
          {hasPassphrase ? t('passphrase.change') : t('passphrase.set')}
        </Button>
      </div>
      <Locking hasPassphrase={hasPassphrase} />
      <VersionList readOnly={status.readOnly} />
      {asking && <PassphraseDialog status={status} onClose={() => setAsking(false)} />}
    </SettingsSection>
  );
}

const MINUTES = [0, 1, 5, 15, 30, 60, 240];

function Locking({ hasPassphrase }: { hasPassphrase: boolean }) {
  const t = useTexts();
  const { settings, change } = useSettings();
  const { lockAfterMinutes } = settings;
  if (!hasPassphrase) return <p className="cs-soft cs-small">{t('protection.needsPassphrase')}</p>;
  const choices = [...new Set([...MINUTES, lockAfterMinutes])].sort((a, b) => a - b);
  return (
    <>
      <SelectField
        label={t('protection.lockAfter')}
        value={lockAfterMinutes}
        onChange={(event) => change({ lockAfterMinutes: Number(event.target.value) })}
        options={choices.map((count) => ({
          value: String(count),
          label: count === 0 ? t('protection.never') : t('protection.minutes', { count }),
        }))}
      />
      <Switch
        checked={settings.lockWithScreen}
        onChange={(lockWithScreen) => change({ lockWithScreen })}
        hint={window.countersign.platform === 'linux' ? t('protection.withScreenHint') : undefined}
      >
        {t('protection.withScreen')}
      </Switch>
      <Switch checked={settings.lockOnSleep} onChange={(lockOnSleep) => change({ lockOnSleep })}>
        {t('protection.onSleep')}
      </Switch>
    </>
  );
}

/** Lists stored accounts that cannot be read, each with the reason. */
export function QuarantineNotice({ count }: { count: number }) {
  const t = useTexts();
  const { value } = useReply('protection:quarantined', 'accounts:changed');
  return (
    <Notice tone="warning" title={t('protection.quarantined', { count })}>
      <p>{t('protection.quarantinedText')}</p>
      <ul className="safe__reasons">
        {value?.map(({ reason }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the entries have no names, and their order does not change
          <li key={index}>{reason}</li>
        ))}
      </ul>
    </Notice>
  );
}
