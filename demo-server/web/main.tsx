import './zod-without-eval.ts';

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { applyCspNonce } from '../../shared/ui/index.ts';
import { basePath } from './api/base-path.ts';
import { App } from './app.tsx';
import { FaultBoundary } from './frame/fault-boundary.tsx';
import { VisitorProvider } from './session/visitor.tsx';
import { StepUpProvider } from './step-up/step-up.tsx';
import { startLanguage } from './texts/choose-language.ts';
import { TextsProvider } from './texts/texts-provider.tsx';

applyCspNonce();
await startLanguage();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id "root".');

createRoot(root).render(
  <StrictMode>
    <TextsProvider>
      <FaultBoundary>
        <BrowserRouter basename={basePath() || '/'}>
          <VisitorProvider>
            <StepUpProvider>
              <App />
            </StepUpProvider>
          </VisitorProvider>
        </BrowserRouter>
      </FaultBoundary>
    </TextsProvider>
  </StrictMode>,
);
