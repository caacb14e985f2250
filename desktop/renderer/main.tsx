import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { applyCspNonce, ToastProvider } from '../../shared/ui/index.ts';
import { App } from './app.tsx';

applyCspNonce();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root element.');
createRoot(root).render(
  <StrictMode>
    <ToastProvider>
      <App />
    </ToastProvider>
  </StrictMode>,
);
