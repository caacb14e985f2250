import { useState } from 'react';
import { Link } from 'react-router';
import { Card, Notice } from '../../../../shared/ui/index.ts';
import { routes } from '../../../contract/index.ts';
import { call } from '../../api/api.ts';
import { focusHeading, Page } from '../../frame/page.tsx';
import { useLoaded } from '../../session/use-loaded.ts';
import { useVisitor } from '../../session/visitor.tsx';
import { useAction } from '../../step-up/use-action.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { AddAddress } from './add-address.tsx';
import type { Address } from './address.ts';
import { AddressRow } from './address-row.tsx';
import { ChangeAddressDialog } from './change-address-dialog.tsx';
import '../sessions/sessions.css';
import './addresses.css';

/** The change to an address, made after the password was entered. */
interface Change {
  address: Address;
  kind: 'remove' | 'makePrimary';
}

/** Shows the addresses of an account, which all receive its notices. */
export function AddressesPage() {
  const { refresh } = useVisitor();
  const t = useTexts();
  const { reply, fault, reload } = useLoaded(routes.listAddresses);
  const sending = useAction(routes.sendVerification);
  const [change, setChange] = useState<Change>();
  const [said, setSaid] = useState<string>();
  const primary = reply?.addresses.find(({ isPrimary }) => isPrimary);
  const why = fault ?? sending.fault;

  async function resend({ email }: Address) {
    setSaid(undefined);
    const sent = await sending.run(() => call(routes.sendVerification, { email }));
    if (sent) setSaid(t('addresses.resent', { email }));
  }

  async function changed(sentence: string) {
    setChange(undefined);
    setSaid(sentence);
    await Promise.all([reload(), refresh()]);
    focusHeading();
  }

  return (
    <Page title={t('addresses.title')} lead={t('addresses.lead')} roomy>
      <Card className="browsers addresses">
        <h2>{t('addresses.list')}</h2>
        {why && <Notice tone="error">{why}</Notice>}
        {said && <Notice tone="success">{said}</Notice>}
        {!reply && !fault && <p className="cs-soft">{t('frame.loading')}</p>}
        <ul className="browsers__list">
          {reply?.addresses.map((address) => (
            <AddressRow
              key={address.id}
              address={address}
              busy={sending.busy}
              onResend={() => void resend(address)}
              onRemove={() => setChange({ address, kind: 'remove' })}
              onMakePrimary={() => setChange({ address, kind: 'makePrimary' })}
            />
          ))}
        </ul>
      </Card>
      <AddAddress onAdded={({ email }) => void changed(t('addresses.added', { email }))} />
      <p className="page__other">
        <Link to="/account">{t('frame.backToAccount')}</Link>
      </p>
      {change && (
        <ChangeAddressDialog
          {...change}
          primary={primary?.email ?? ''}
          onClose={() => setChange(undefined)}
          onChanged={(sentence) => void changed(sentence)}
        />
      )}
    </Page>
  );
}
