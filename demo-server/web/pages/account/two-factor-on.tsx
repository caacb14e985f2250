import { KeyRound, Smartphone } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Notice } from '../../../../shared/ui/index.ts';
import type { User } from '../../../contract/index.ts';
import { useTexts } from '../../texts/use-texts.ts';

/** The methods of the second factor, each with what can be done about it. */
export function TwoFactorOn({ backupCodes }: { backupCodes: User['backupCodes'] }) {
  const t = useTexts();
  const remaining = backupCodes?.remaining ?? 0;
  return (
    <>
      <p className="cs-soft">{t('account.onText')}</p>
      <ul className="methods">
        <Method
          icon={<Smartphone aria-hidden="true" />}
          name={t('account.authenticator')}
          text={t('account.authenticatorText')}
          action={<MethodLink to="/account/two-factor" text={t('account.replace')} />}
        />
        <Method
          icon={<KeyRound aria-hidden="true" />}
          name={t('account.backupCodes')}
          text={t('account.codesLeft', { count: remaining })}
          action={<MethodLink to="/account/backup-codes" text={t('account.regenerate')} />}
        />
      </ul>
      {backupCodes?.few && (
        <Notice tone="warning">
          {remaining === 0 ? t('account.codesNone') : t('account.codesLow', { count: remaining })}
        </Notice>
      )}
      <div>
        <Link className="cs-button cs-button--secondary" to="/account/two-factor/off">
          {t('account.turnOff')}
        </Link>
      </div>
    </>
  );
}

interface MethodProps {
  icon: ReactNode;
  name: string;
  text: string;
  action: ReactNode;
}

function Method({ icon, name, text, action }: MethodProps) {
  return (
    <li className="methods__one">
      {icon}
      <div className="methods__text">
        <h3>{name}</h3>
        <p className="cs-small cs-soft">{text}</p>
      </div>
      {action}
    </li>
  );
}

function MethodLink({ to, text }: { to: string; text: string }) {
  return (
    <Link className="cs-button cs-button--secondary methods__action" to={to}>
      {text}
    </Link>
  );
}
