import { createRoot } from 'react-dom/client';
import { applyCspNonce } from '../../../shared/ui/index.ts';
import { ask } from '../bridge/bridge.ts';
import { TextsProvider } from '../texts/texts-provider.tsx';
import { setLanguage } from '../texts/translator.ts';
import { RegionPage } from './region-page.tsx';

applyCspNonce();
const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root element.');
const settings = await ask('settings:get', undefined);
await setLanguage(settings.ok ? settings.value.language : 'system');
createRoot(root).render(
  <TextsProvider>
    <RegionPage />
  </TextsProvider>,
);
