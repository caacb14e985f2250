import { ChevronRight, ShieldCheck, ShieldOff } from 'lucide-react';
import { Link } from 'react-router';
import { Avatar, Card } from '../../../../shared/ui/index.ts';
import { Page } from '../../frame/page.tsx';
import { useVisitor } from '../../session/visitor.tsx';
import { useTexts } from '../../texts/use-texts.ts';
import { UnverifiedReminder } from '../addresses/unverified-reminder.tsx';
import { SavedReminder } from '../backup-codes/saved-reminder.tsx';
import { WaitingKey } from '../enrolment/waiting-key.tsx';
import { OpenRequest } from '../support/open-request.tsx';
import { TwoFactorOff } from './two-factor-off.tsx';
import { TwoFactorOn } from './two-factor-on.tsx';
import './overview.css';

export function OverviewPage() {
  const { visitor } = useVisitor();
  const t = useTexts();
  if (visitor?.kind !== 'member') return null;
  const { name, email, emailVerified, twoFactorEnabled, backupCodes } = visitor.user;
  return (
    <Page title={t('overview.title')} roomy>
      {twoFactorEnabled && <OpenRequest />}
      {backupCodes && !backupCodes.saved && <SavedReminder />}
      {!emailVerified && <UnverifiedReminder email={email} />}
      <Card className="overview__who">
        <Avatar name={name} />
        <div className="overview__names">
          <p className="overview__name">
            <bdi>{name}</bdi>
          </p>
          <p className="cs-soft">{email}</p>
        </div>
      </Card>
      <Card className="overview__factor">
        <div className="card-head">
          <h2>{t('overview.factor')}</h2>
          <span className="badge" data-on={twoFactorEnabled || undefined}>
            {twoFactorEnabled ? <ShieldCheck aria-hidden="true" /> : <ShieldOff aria-hidden="true" />}
            {t(twoFactorEnabled ? 'overview.on' : 'overview.off')}
          </span>
        </div>
        <WaitingKey />
        {twoFactorEnabled ? <TwoFactorOn backupCodes={backupCodes} /> : <TwoFactorOff />}
      </Card>
      <Security />
    </Page>
  );
}

function Security() {
  const t = useTexts();
  return (
    <Card>
      <h2>{t('overview.security')}</h2>
      <ul className="ways">
        <Way to="/account/recovery" name={t('recovery.settingsTitle')} text={t('recovery.settingsLead')} />
        <Way to="/account/addresses" name={t('addresses.way')} text={t('addresses.wayText')} />
        <Way to="/account/password" name={t('passwords.way')} text={t('passwords.wayText')} />
        <Way to="/account/sessions" name={t('sessions.way')} text={t('sessions.wayText')} />
        <Way to="/account/activity" name={t('activity.way')} text={t('activity.wayText')} />
        <Way to="/account/data" name={t('accountData.way')} text={t('accountData.wayText')} />
        <Way to="/account/dangerous-action" name={t('stepUp.dangerWay')} text={t('stepUp.dangerWayText')} />
      </ul>
    </Card>
  );
}

function Way({ to, name, text }: { to: string; name: string; text: string }) {
  return (
    <li className="ways__one">
      <div>
        <Link to={to}>{name}</Link>
        <p className="cs-small cs-soft">{text}</p>
      </div>
      <ChevronRight aria-hidden="true" />
    </li>
  );
}
