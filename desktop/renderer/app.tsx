import { lazy, Suspense } from 'react';
import { Notice } from '../../shared/ui/index.ts';
import type { Beginning } from '../ipc/app.ts';
import { useVault } from './bridge/use-vault.ts';
import { AccountsPage } from './pages/main-page.tsx';
import { Welcome } from './shell/welcome.tsx';
import { FirstRun } from './vault/first-run.tsx';
import { Unlock } from './vault/unlock.tsx';
import './app.css';

// Rarely needed, and the only first page with a dialog: not read before the first code is seen.
const Unreadable = lazy(async () => ({ default: (await import('./vault/unreadable.tsx')).Unreadable }));

/** One page per state of the vault. */
export function App({ beginning }: { beginning: Beginning | undefined }) {
  const { status, failure, setStatus } = useVault(beginning?.status);
  if (failure) {
    return (
      <main className="page">
        <Notice tone="error">{failure.message}</Notice>
      </main>
    );
  }
  switch (status?.state) {
    case undefined:
      // The answer takes milliseconds; anything drawn for it would only flash.
      return null;
    case 'new':
      return (
        <Welcome>
          <FirstRun status={status} onStatus={setStatus} />
        </Welcome>
      );
    case 'locked':
      return <Unlock status={status} onStatus={setStatus} />;
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
          // After the vault was locked, what it began with is out of date.
          beginning={status === beginning?.status ? beginning : undefined}
        />
      );
  }
}
