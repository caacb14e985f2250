import { KeyRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Notice } from '../../../../shared/ui/index.ts';
import {
  CODE_SECONDS,
  type ReplyOf,
  routes,
  type TwoFactorMethod,
  type User,
} from '../../../contract/index.ts';
import { useLoaded } from '../../session/use-loaded.ts';
import { currentLocale } from '../../texts/translator.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { METHOD_ICONS } from '../methods/method-icons.tsx';
import '../methods/methods.css';

/** Lists the methods of the second factor with their actions. */
export function TwoFactorOn({ backupCodes }: { backupCodes: User['backupCodes'] }) {
  const t = useTexts();
  const { reply, fault } = useLoaded(routes.listMethods);
  const remaining = backupCodes?.remaining ?? 0;
  return (
    <>
      <p className="cs-soft">{t('overview.onText')}</p>
      {fault && <Notice tone="error">{fault}</Notice>}
      <ul className="methods">
        {reply?.enabled.map((method) => (
          <EnabledMethod key={method} method={method} methods={reply} />
        ))}
        {!reply && !fault && <AwaitedMethod />}
        <Method
          icon={<KeyRound aria-hidden="true" />}
          name={t('backupCodes.name')}
          text={t('backupCodes.left', { count: remaining })}
          action={<MethodLink to="/account/backup-codes" text={t('backupCodes.makeNew')} />}
        />
      </ul>
      {backupCodes?.few && (
        <Notice tone="warning">
          {remaining === 0 ? t('backupCodes.noneLeft') : t('backupCodes.low', { count: remaining })}
        </Notice>
      )}
      <div className="buttons">
        <Link className="cs-button cs-button--secondary" to="/account/methods">
          {t('methods.manage')}
        </Link>
        <Link className="cs-button cs-button--secondary" to="/account/two-factor/off">
          {t('methods.turnOff')}
        </Link>
      </div>
    </>
  );
}

function EnabledMethod({
  method,
  methods: { passkeys, recipients },
}: {
  method: TwoFactorMethod;
  methods: ReplyOf<typeof routes.listMethods>;
}) {
  const t = useTexts();
  if (method === 'totp') {
    return (
      <Method
        icon={METHOD_ICONS.totp}
        name={t('methods.authenticator')}
        text={t('methods.authenticatorText', { seconds: CODE_SECONDS })}
        action={<MethodLink to="/account/two-factor" text={t('methods.replaceAuthenticator')} />}
      />
    );
  }
  const to = recipients.find((recipient) => recipient.method === method)?.to ?? '';
  return (
    <Method
      icon={METHOD_ICONS[method]}
      name={
        method === 'passkey' ? t('passkeys.count', { count: passkeys.length }) : t(`methods.names.${method}`)
      }
      text={
        method === 'passkey'
          ? new Intl.ListFormat(currentLocale(), { type: 'conjunction' }).format(
              passkeys.map(({ name }) => name),
            )
          : t('methods.to', { to })
      }
    />
  );
}

/** Reserves the space of one method, which most accounts have, so that nothing moves when the list arrives. */
function AwaitedMethod() {
  const t = useTexts();
  return (
    <li className="methods__one methods__one--awaited" aria-hidden="true">
      {METHOD_ICONS.totp}
      <div className="methods__text">
        <h3>{t('methods.authenticator')}</h3>
        <p className="cs-small cs-soft">{t('methods.authenticatorText', { seconds: CODE_SECONDS })}</p>
      </div>
      <span className="cs-button cs-button--secondary methods__action">
        {t('methods.replaceAuthenticator')}
      </span>
    </li>
  );
}

interface MethodProps {
  icon: ReactNode;
  name: string;
  text: string;
  action?: ReactNode;
}

function Method({ icon, name, text, action }: MethodProps) {
  return (
    <li className="methods__one">
      {icon}
      <div className="methods__text">
        <h3>{name}</h3>
        <p className="cs-small cs-soft">
          <bdi>{text}</bdi>
        </p>
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
