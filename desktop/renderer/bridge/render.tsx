import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { applyCspNonce, ToastProvider } from '../../../shared/ui/index.ts';
import type { Settings } from '../../settings.ts';
import { TextsProvider } from '../texts/texts-provider.tsx';
import { setLanguage } from '../texts/translator.ts';
import { SettingsProvider } from './settings-context.tsx';

/**
 * Renders a page of the app inside the providers that every page needs, in the language of the settings.
 *
 * @param settings the settings, if already known; otherwise they are requested
 */
export async function render(page: ReactNode, settings?: Settings): Promise<void> {
  applyCspNonce();
  if (settings) await setLanguage(settings.language);
  const root = document.getElementById('root');
  if (!root) throw new Error('The page has no #root element.');
  createRoot(root).render(
    <StrictMode>
      <TextsProvider>
        <ToastProvider>
          <SettingsProvider beginning={settings}>{page}</SettingsProvider>
        </ToastProvider>
      </TextsProvider>
    </StrictMode>,
  );
}
