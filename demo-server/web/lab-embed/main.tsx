import '../zod-without-eval.ts';

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { applyCspNonce } from '../../../shared/ui/index.ts';
import { startLanguage } from '../texts/choose-language.ts';
import { TextsProvider } from '../texts/texts-provider.tsx';
import { EmbeddedFigure } from './embedded-figure.tsx';

/**
 * One figure of the lab, for a frame in another page. This is a page of its own: it has no session, no forms that send,
 * and no way to any page of an account. The server lets only this page be framed.
 */
applyCspNonce();
startLanguage();

const root = document.getElementById('root');
if (!root) throw new Error('embed.html has no element with the id "root".');

createRoot(root).render(
  <StrictMode>
    <TextsProvider>
      <EmbeddedFigure address={new URL(window.location.href)} />
    </TextsProvider>
  </StrictMode>,
);
