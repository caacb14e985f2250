import { useRef } from 'react';
import { Link, Outlet } from 'react-router';
import { BrandMark } from '../frame/brand-mark.tsx';
import { LanguageSwitch } from '../frame/language-switch.tsx';
import { SkipLink } from '../frame/skip-link.tsx';
import { useTexts } from '../texts/use-texts.ts';
import '../frame/pieces.css';
import '../frame/shell.css';

/** The frame of the lab without a server: no accounts, and a way back to the documentation around it. */
export function LoneFrame() {
  const t = useTexts();
  const content = useRef<HTMLElement>(null);
  return (
    <div className="shell">
      <SkipLink content={content} />
      <header className="shell__head">
        <Link className="brand" to="/lab">
          <BrandMark />
          {t('frame.lab')}
        </Link>
      </header>
      <main id="content" className="shell__main" tabIndex={-1} ref={content}>
        <Outlet />
      </main>
      <footer className="shell__foot">
        <p>
          <a href="../">{t('frame.documentation')}</a>
        </p>
        <LanguageSwitch />
      </footer>
    </div>
  );
}
