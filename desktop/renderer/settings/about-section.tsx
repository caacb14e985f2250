import { useState } from 'react';
import { Button } from '../../../shared/ui/index.ts';
import { useReply } from '../bridge/use-reply.ts';
import { SettingsSection } from '../pieces/settings-section.tsx';
import { useTexts } from '../texts/use-texts.ts';
import { LicencesDialog } from './licences-dialog.tsx';
import { UpdatesDialog } from './updates-dialog.tsx';

/** Shows the version, the runtime and the data folder, and opens the licences. */
export function AboutSection() {
  const t = useTexts();
  const { value: about } = useReply('about:read');
  const [open, setOpen] = useState(false);
  const [checking, setChecking] = useState(false);
  return (
    <SettingsSection title={t('settings.about')}>
      {about && (
        <>
          <p>{t('settings.version', { version: about.version })}</p>
          <div>
            <Button onClick={() => setChecking(true)}>{t('updates.check')}</Button>
          </div>
          <p className="cs-soft">{t('updates.text', { host: about.updatesFrom })}</p>
          {checking && <UpdatesDialog onClose={() => setChecking(false)} />}
          <p className="cs-soft">{t('about.runtime', about.runtime)}</p>
          <p className="cs-soft">{t('about.dataFolder')}</p>
          <p className="path">{about.dataFolder}</p>
          <p className="cs-soft">{t('about.licence')}</p>
          <Button onClick={() => setOpen(true)}>{t('about.licences')}</Button>
          {open && <LicencesDialog works={about.works} onClose={() => setOpen(false)} />}
        </>
      )}
    </SettingsSection>
  );
}
