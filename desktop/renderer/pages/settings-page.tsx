import { ArrowLeft } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { IconButton } from '../../../shared/ui/index.ts';
import { foldText } from '../../fold-text.ts';
import type { AccountView } from '../../ipc/accounts.ts';
import type { VaultStatus } from '../../ipc/vault.ts';
import { BackupSection } from '../backup/backup-section.tsx';
import { ExportSection } from '../export/export-section.tsx';
import { isComposing } from '../pieces/pressed-key.ts';
import { AboutSection } from '../settings/about-section.tsx';
import { BinSection } from '../settings/bin-section.tsx';
import { ClockSection } from '../settings/clock-section.tsx';
import { CodesSection } from '../settings/codes-section.tsx';
import { DuplicatesSection } from '../settings/duplicates-section.tsx';
import { LookSection } from '../settings/look-section.tsx';
import { PrivacySection } from '../settings/privacy-section.tsx';
import { ReachSection } from '../settings/reach-section.tsx';
import { useSystemState } from '../settings/use-system-state.ts';
import { SeveralSection } from '../several/several-section.tsx';
import { useTexts } from '../texts/use-texts.ts';
import { ProtectionSection } from '../vault/protection-section.tsx';
import './settings-page.css';

export interface SettingsPageProps {
  status: Extract<VaultStatus, { state: 'open' }>;
  accounts: readonly AccountView[];
  /** The words of a joining code that was scanned on the main page. */
  joiningWords: string | undefined;
  /** The part to begin with. By default the first one. */
  beginWith?: 'clock' | undefined;
  onClose: () => void;
}

/** Shows all settings. A change applies at once, without a save button. */
export function SettingsPage({ status, accounts, joiningWords, beginWith, onClose }: SettingsPageProps) {
  const t = useTexts();
  const system = useSystemState();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !isComposing(event)) onClose();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [onClose]);

  const parts = [
    { id: 'look', title: t('settings.look'), part: <LookSection /> },
    { id: 'codes', title: t('settings.codes'), part: <CodesSection system={system} /> },
    { id: 'protection', title: t('protection.title'), part: <ProtectionSection status={status} /> },
    { id: 'backup', title: t('backup.title'), part: <BackupSection status={status} /> },
    {
      id: 'several',
      title: t('several.title'),
      part: <SeveralSection status={status} scanned={joiningWords} />,
    },
    { id: 'export', title: t('exporting.title'), part: <ExportSection systemPrompt={status.systemPrompt} /> },
    { id: 'reach', title: t('settings.reach'), part: <ReachSection system={system} /> },
    { id: 'privacy', title: t('settings.privacy'), part: <PrivacySection system={system} /> },
    { id: 'clock', title: t('settings.clock'), part: <ClockSection accounts={accounts} /> },
    {
      id: 'duplicates',
      title: t('settings.duplicates'),
      part: <DuplicatesSection accounts={accounts} />,
    },
    { id: 'bin', title: t('settings.bin'), part: <BinSection /> },
    { id: 'about', title: t('settings.about'), part: <AboutSection /> },
  ];
  const main = useRef<HTMLElement>(null);
  /** The parts without the words of the search. */
  const [missing, setMissing] = useState<ReadonlySet<string>>(new Set());
  const elementOf = (id: string) => main.current?.querySelector<HTMLElement>(`#settings-${id}`);
  const search = (query: string) => {
    const words = foldText(query).split(/\s+/).filter(Boolean);
    // What a user can read in a part is what the search finds, whatever the part is made of.
    const has = (id: string) => {
      const text = foldText(elementOf(id)?.textContent ?? '');
      return words.every((word) => text.includes(word));
    };
    setMissing(new Set(parts.map(({ id }) => id).filter((id) => !has(id))));
  };
  const goTo = (id: string) => {
    const element = elementOf(id);
    element?.scrollIntoView();
    element?.focus({ preventScroll: true });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only where the page begins
  useEffect(() => {
    if (beginWith !== undefined) goTo(beginWith);
  }, [beginWith]);

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
        <input
          type="search"
          className="cs-input settings__search"
          aria-label={t('settings.search')}
          placeholder={t('settings.search')}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => search(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || event.currentTarget.value === '') return;
            // Clears the search and keeps the page.
            event.preventDefault();
            event.currentTarget.value = '';
            search('');
          }}
        />
      </header>
      <nav className="settings__nav" aria-label={t('settings.title')}>
        {parts.map(({ id, title }) => (
          <button key={id} type="button" disabled={missing.has(id)} onClick={() => goTo(id)}>
            {title}
          </button>
        ))}
      </nav>
      <main ref={main} className="settings__main">
        {parts.map(({ id, part }) => (
          <div key={id} id={`settings-${id}`} tabIndex={-1} hidden={missing.has(id)}>
            {part}
          </div>
        ))}
        <p className="cs-soft" role="status">
          {missing.size === parts.length && t('settings.searchNone')}
        </p>
      </main>
    </div>
  );
}
