import { useState } from 'react';
import { Link, useLocation } from 'react-router';
import { Button, Card, Notice } from '../../../../shared/ui/index.ts';
import { METHODS_BY_STRENGTH, type ReplyOf, routes, type TwoFactorMethod } from '../../../contract/index.ts';
import { ConfirmAddressFirst } from '../../frame/confirm-address-first.tsx';
import { Page } from '../../frame/page.tsx';
import { useLoaded } from '../../session/use-loaded.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { METHOD_ICONS } from './method-icons.tsx';
import { MethodRow } from './method-row.tsx';
import { RenamePasskey } from './rename-passkey.tsx';
import { Strength } from './strength.tsx';
import './methods.css';

type Methods = ReplyOf<typeof routes.listMethods>;

/** Where a method is added, or changed if there is one already. */
const ADD_AT = {
  passkey: '/account/methods/passkey',
  totp: '/account/two-factor',
  sms: '/account/methods/sms',
  email: '/account/methods/email',
} as const satisfies Record<TwoFactorMethod, string>;

const ADD = {
  passkey: 'methods.addPasskey',
  totp: 'methods.addTotp',
  sms: 'methods.addSms',
  email: 'methods.addEmail',
} as const satisfies Record<TwoFactorMethod, string>;

/** Shows the methods that are on, the ones that can be added, and which is stronger. */
export function MethodsPage() {
  const t = useTexts();
  const { reply, fault, reload } = useLoaded(routes.listMethods);
  const { state } = useLocation();
  const wasRemoved = typeof state === 'object' && state !== null && 'removed' in state;
  return (
    <Page title={t('methods.title')} lead={t('methods.lead')} roomy>
      {wasRemoved && <Notice tone="success">{t('methods.removed')}</Notice>}
      {fault && <Notice tone="error">{fault}</Notice>}
      <ConfirmAddressFirst />
      {reply && (
        <>
          <Yours methods={reply} onChanged={reload} />
          <Add methods={reply} />
        </>
      )}
      <Strength />
      <p className="page__other">
        <Link to="/account">{t('frame.backToAccount')}</Link>
      </p>
    </Page>
  );
}

function Yours({ methods, onChanged }: { methods: Methods; onChanged: () => Promise<void> }) {
  const t = useTexts();
  const [renaming, setRenaming] = useState<Methods['passkeys'][number]>();
  const { enabled, passkeys, recipients, authenticatorSince, lastUsed } = methods;
  return (
    <Card>
      <h2>{t('methods.yours')}</h2>
      {enabled.length === 0 && <p className="cs-soft">{t('methods.none')}</p>}
      {enabled.length > 0 && (
        <ul className="methods">
          {passkeys.map((passkey) => (
            <MethodRow
              key={passkey.id}
              method="passkey"
              name={passkey.name}
              addedAt={passkey.createdAt}
              usedAt={passkey.lastUsedAt}
              note={passkey.synced ? t('passkeys.synced') : undefined}
              removeAt={`/account/methods/remove/passkey/${passkey.id}`}
              change={
                <Button
                  aria-label={t('passkeys.renameNamed', { name: passkey.name })}
                  onClick={() => setRenaming(passkey)}
                >
                  {t('passkeys.rename')}
                </Button>
              }
            />
          ))}
          {authenticatorSince !== null && (
            <MethodRow
              method="totp"
              name={t('methods.names.totp')}
              addedAt={authenticatorSince}
              isLastUsed={lastUsed === 'totp'}
              removeAt="/account/methods/remove/totp"
              change={<ChangeLink to={ADD_AT.totp} name={t('methods.names.totp')} />}
            />
          )}
          {recipients.map(({ method, to, createdAt, lastUsedAt }) => (
            <MethodRow
              key={method}
              method={method}
              name={t(`methods.names.${method}`)}
              addedAt={createdAt}
              usedAt={lastUsedAt}
              note={t('methods.to', { to })}
              removeAt={`/account/methods/remove/${method}`}
              change={<ChangeLink to={ADD_AT[method]} name={t(`methods.names.${method}`)} />}
            />
          ))}
        </ul>
      )}
      {renaming && (
        <RenamePasskey
          passkey={renaming}
          onClose={() => setRenaming(undefined)}
          onRenamed={() => {
            setRenaming(undefined);
            void onChanged();
          }}
        />
      )}
    </Card>
  );
}

function ChangeLink({ to, name }: { to: string; name: string }) {
  const t = useTexts();
  return (
    <Link className="cs-button cs-button--secondary" to={to} aria-label={t('methods.changeNamed', { name })}>
      {t('methods.change')}
    </Link>
  );
}

function Add({ methods: { enabled, offered } }: { methods: Methods }) {
  const t = useTexts();
  // An account can have several passkeys, but only one of every other method.
  const open = METHODS_BY_STRENGTH.filter(
    (method) => offered.includes(method) && (method === 'passkey' || !enabled.includes(method)),
  );
  return (
    <Card>
      <h2>{t('methods.add')}</h2>
      {open.length === 0 ? (
        <p className="cs-soft">{t('methods.nothingToAdd')}</p>
      ) : (
        <ul className="add-methods">
          {open.map((method) => (
            <li key={method}>
              {METHOD_ICONS[method]}
              <Link to={ADD_AT[method]}>{t(ADD[method])}</Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
