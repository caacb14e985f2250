import { ArrowLeft } from 'lucide-react';
import { useEffect } from 'react';
import { IconButton } from '../../../shared/ui/index.ts';
import type { AccountView } from '../../ipc/accounts.ts';
import type { VaultStatus } from '../../ipc/vault.ts';
import { MoveSection } from '../add/move-section.tsx';
import { BackupSection } from '../backup/backup-section.tsx';
import { isComposing } from '../pieces/pressed-key.ts';
import { BinSection } from '../settings/bin-section.tsx';
import { ClockSection } from '../settings/clock-section.tsx';
import { CodesSection } from '../settings/codes-section.tsx';
import { DuplicatesSection } from '../settings/duplicates-section.tsx';
import { LookSection } from '../settings/look-section.tsx';
import { PrivacySection } from '../settings/privacy-section.tsx';
import { ReachSection } from '../settings/reach-section.tsx';
import { useSystemState } from '../settings/use-system-state.ts';
import { useTexts } from '../texts/use-texts.ts';
import { ProtectionSection } from '../vault/protection-section.tsx';
import './settings-page.css';

export interface SettingsPageProps {
  status: Extract<VaultStatus, { state: 'open' }>;
  accounts: readonly AccountView[];
  onClose: () => void;
}

/** Shows all settings. A change applies at once, without a save button. */
export function SettingsPage({ status, accounts, onClose }: SettingsPageProps) {
  const t = useTexts();
  const system = useSystemState();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !isComposing(event)) onClose();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [onClose]);

  return (
    <div className="settings">
      <header className="settings__head">
        <IconButton
          autoFocus
          label={t('settings.back')}
          icon={<ArrowLeft aria-hidden="true" />}
          onClick={onClose}
        />
        <h1>{t('settings.title')}</h1>
      </header>
      <main className="settings__main">
        <LookSection />
        <CodesSection system={system} />
        <ProtectionSection status={status} />
        <BackupSection status={status} />
        <MoveSection systemPrompt={status.systemPrompt} />
        <ReachSection system={system} />
        <PrivacySection system={system} />
        <ClockSection accounts={accounts} />
        <DuplicatesSection accounts={accounts} />
        <BinSection />
        {system && <p className="cs-soft cs-small">{t('settings.version', { version: system.version })}</p>}
      </main>
    </div>
  );
}
