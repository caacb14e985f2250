import { lazy, Suspense, useState } from 'react';
import { Button } from '../../../shared/ui/index.ts';
import { SettingsSection } from '../pieces/settings-section.tsx';
import { useTexts } from '../texts/use-texts.ts';

// Loaded on demand, because few users open it.
const ExportDialog = lazy(async () => ({ default: (await import('./export-dialog.tsx')).ExportDialog }));

/** Exports accounts for other apps, for paper, or as an encrypted backup. */
export function ExportSection({ systemPrompt }: { systemPrompt: string | undefined }) {
  const t = useTexts();
  const [open, setOpen] = useState(false);
  return (
    <SettingsSection title={t('exporting.title')}>
      <p className="cs-soft">{t('exporting.text')}</p>
      <div>
        <Button onClick={() => setOpen(true)}>{t('exporting.button')}</Button>
      </div>
      {open && (
        <Suspense>
          <ExportDialog systemPrompt={systemPrompt} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </SettingsSection>
  );
}
