import { lazy, Suspense, useState } from 'react';
import { Button } from '../../../shared/ui/index.ts';
import { SettingsSection } from '../pieces/settings-section.tsx';
import { useTexts } from '../texts/use-texts.ts';

// Loaded on demand: it contains the QR encoder, which nothing else on this page needs.
const MoveDialog = lazy(async () => ({ default: (await import('./move-dialog.tsx')).MoveDialog }));

/** Exports accounts in a format that other apps read. */
export function MoveSection({ systemPrompt }: { systemPrompt: string | undefined }) {
  const t = useTexts();
  const [open, setOpen] = useState(false);
  return (
    <SettingsSection title={t('move.title')}>
      <p className="cs-soft">{t('move.text')}</p>
      <Button onClick={() => setOpen(true)}>{t('move.button')}</Button>
      {open && (
        <Suspense>
          <MoveDialog systemPrompt={systemPrompt} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </SettingsSection>
  );
}
