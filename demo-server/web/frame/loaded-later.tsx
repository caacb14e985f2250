import { type ReactNode, Suspense } from 'react';
import { useTexts } from '../texts/use-texts.ts';
import './loaded-later.css';

/** Shows a page whose code and texts are loaded on demand. On a slow network that takes seconds, so it says so meanwhile. */
export function LoadedLater({ children }: { children: ReactNode }) {
  const t = useTexts();
  return (
    <Suspense
      fallback={
        <p className="loaded-later cs-soft" role="status">
          {t('frame.loading')}
        </p>
      }
    >
      {children}
    </Suspense>
  );
}
