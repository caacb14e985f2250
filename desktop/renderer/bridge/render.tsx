import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { applyCspNonce, ToastProvider } from '../../../shared/ui/index.ts';
import type { Settings } from '../../settings.ts';
import { TextsProvider } from '../texts/texts-provider.tsx';
import { SettingsProvider } from './settings-context.tsx';

/**
 * Draws one of the app's pages, with what every page has around it.
 *
 * @param settings where they are known already; they are asked for otherwise
 */
export function render(page: ReactNode, settings?: Settings): void {
  applyCspNonce();
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
