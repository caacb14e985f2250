import { lazy, Suspense, useCallback, useState } from 'react';
import { Notice } from '../../shared/ui/index.ts';
import type { Beginning } from '../ipc/app.ts';
import { useVault } from './bridge/use-vault.ts';
import { AccountsPage } from './pages/main-page.tsx';
import { Rehearsal } from './pages/rehearsal.tsx';
import type { Begun } from './shell/begun.ts';
import { Welcome } from './shell/welcome.tsx';
import { FirstRun } from './vault/first-run.tsx';
import { Unlock } from './vault/unlock.tsx';
import './app.css';

// Loaded on demand: rarely needed, and the only start page with a dialog.
const Unreadable = lazy(async () => ({ default: (await import('./vault/unreadable.tsx')).Unreadable }));

/** Shows the page for the vault's state. */
export function App({ started }: { started: Beginning | undefined }) {
  const { status, beginning, failure, setStatus } = useVault(started);
  const [begun, setBegun] = useState<Begun>();
  const forgetBegun = useCallback(() => setBegun(undefined), []);
  if (failure) {
    return (
      <main className="page">
        <Notice tone="error">{failure.message}</Notice>
      </main>
    );
  }
  switch (status?.state) {
    case undefined:
      // The answer takes milliseconds; a loading message would only flash.
      return null;
    case 'new':
      return (
        <Welcome begun={begun} onBegin={setBegun}>
          <FirstRun status={status} onStatus={setStatus} />
        </Welcome>
      );
    case 'locked':
      return (
        <Unlock status={status} onStatus={setStatus} meanwhile={<Rehearsal keyStore={status.keyStore} />} />
      );
    case 'unreadable':
      return (
        <Suspense>
          <Unreadable status={status} onStatus={setStatus} />
        </Suspense>
      );
    case 'open':
      return (
        <AccountsPage
          status={status}
          onStatus={setStatus}
          beginning={beginning}
          begun={begun}
          onBegun={forgetBegun}
        />
      );
  }
}
