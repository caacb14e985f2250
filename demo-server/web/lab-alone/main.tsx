import '../zod-without-eval.ts';

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { HashRouter, Navigate, Route, Routes } from 'react-router';
import { FaultBoundary } from '../frame/fault-boundary.tsx';
import Lab from '../lab/lab.tsx';
import { NobodyProvider } from '../session/visitor.tsx';
import { startLanguage } from '../texts/choose-language.ts';
import { TextsProvider } from '../texts/texts-provider.tsx';
import { LoneFrame } from './lone-frame.tsx';

/**
 * The lab as pages in a folder: no server, no session, any address. The page is in the part of the address after `#`,
 * because a plain file server knows no other.
 */
await startLanguage();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id "root".');

createRoot(root).render(
  <StrictMode>
    <TextsProvider>
      <FaultBoundary>
        <HashRouter>
          <NobodyProvider>
            <Routes>
              <Route element={<LoneFrame />}>
                <Route path="lab/*" element={<Lab />} />
                <Route path="*" element={<Navigate replace to="/lab" />} />
              </Route>
            </Routes>
          </NobodyProvider>
        </HashRouter>
      </FaultBoundary>
    </TextsProvider>
  </StrictMode>,
);
