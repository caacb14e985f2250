import './zod-without-eval.ts';

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { applyCspNonce } from '../../shared/ui/index.ts';
import { App } from './app.tsx';
import { FaultBoundary } from './fault-boundary.tsx';
import { VisitorProvider } from './visitor.tsx';

applyCspNonce();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id "root".');

createRoot(root).render(
  <StrictMode>
    <FaultBoundary>
      <BrowserRouter>
        <VisitorProvider>
          <App />
        </VisitorProvider>
      </BrowserRouter>
    </FaultBoundary>
  </StrictMode>,
);
