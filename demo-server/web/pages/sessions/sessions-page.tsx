import { Link } from 'react-router';
import { Page } from '../../frame/page.tsx';
import { useTexts } from '../../texts/use-texts.ts';
import { SessionList } from './session-list.tsx';
import { TrustedDeviceList } from './trusted-device-list.tsx';
import './sessions.css';

/** Shows where the account is signed in, and which browsers need no code. */
export function SessionsPage() {
  const t = useTexts();
  return (
    <Page title={t('sessions.title')} lead={t('sessions.lead')} roomy>
      <SessionList />
      <TrustedDeviceList />
      <p className="page__other">
        <Link to="/account">{t('frame.backToAccount')}</Link>
      </p>
    </Page>
  );
}
