import { LogOut } from 'lucide-react';
import { useRef, useState } from 'react';
import { Link, Outlet } from 'react-router';
import { Button, Notice } from '../../../shared/ui/index.ts';
import { routes } from '../../contract/index.ts';
import { call, sentenceOf } from '../api/api.ts';
import { hasRole } from '../session/access.ts';
import { useVisitor } from '../session/visitor.tsx';
import { useTexts } from '../texts/use-texts.ts';
import { BrandMark } from './brand-mark.tsx';
import { DeletionNotice } from './deletion-notice.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { MustEnrolNotice } from './must-enrol-notice.tsx';
import { outboxIsOpen } from './outbox-is-open.ts';
import { SkipLink } from './skip-link.tsx';
import './shell.css';
import './pieces.css';

/** Shows the frame around every page. */
export function Shell() {
  const { visitor } = useVisitor();
  const t = useTexts();
  const content = useRef<HTMLElement>(null);
  return (
    <div className="shell">
      <SkipLink content={content} />
      <header className="shell__head">
        <Link className="brand" to="/">
          <BrandMark />
          {t('frame.brand')}
        </Link>
        {visitor?.kind === 'member' && hasRole(visitor.user, 'support') && (
          <Link className="shell__way" to="/admin">
            {t('admin.nav')}
          </Link>
        )}
        {visitor?.kind === 'member' && <SignedIn name={visitor.user.name} />}
      </header>
      {visitor?.kind === 'member' && (
        <div className="shell__notices">
          <MustEnrolNotice user={visitor.user} />
          <DeletionNotice user={visitor.user} />
        </div>
      )}
      <main id="content" className="shell__main" tabIndex={-1} ref={content}>
        <Outlet />
      </main>
      <footer className="shell__foot">
        <p>{t('frame.footer')}</p>
        <p>
          <Link to="/lab">{t('frame.lab')}</Link>
        </p>
        {outboxIsOpen() && (
          <p>
            <Link to="/outbox">{t('outbox.link')}</Link>
          </p>
        )}
        <LanguageSwitch />
      </footer>
    </div>
  );
}

function SignedIn({ name }: { name: string }) {
  const { setVisitor } = useVisitor();
  const t = useTexts();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();

  async function signOut() {
    setBusy(true);
    setFault(undefined);
    try {
      await call(routes.signOut);
      setVisitor({ kind: 'nobody', because: 'signed-out' });
    } catch (error) {
      setFault(sentenceOf(error));
      setBusy(false);
    }
  }

  return (
    <>
      <span className="shell__who" title={name}>
        <bdi>{name}</bdi>
      </span>
      <Button icon={<LogOut aria-hidden="true" />} busy={busy} onClick={() => void signOut()}>
        {t('frame.signOut')}
      </Button>
      {fault && (
        <div className="shell__fault">
          <Notice tone="error" title={t('frame.stillSignedIn')}>
            {fault}
          </Notice>
        </div>
      )}
    </>
  );
}
