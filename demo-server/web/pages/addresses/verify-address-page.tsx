import { type FormEvent, useState } from 'react';
import { Link } from 'react-router';
import { Button, Notice, PassphraseField } from '../../../../shared/ui/index.ts';
import { routes } from '../../../contract/index.ts';
import { useMailedToken } from '../../api/mailed-token.ts';
import { fieldText } from '../../forms/field-text.ts';
import { FormFault } from '../../forms/form-fault.tsx';
import { Page } from '../../frame/page.tsx';
import { useVisitor } from '../../session/visitor.tsx';
import { useSubmission } from '../../step-up/use-submission.ts';
import { useTexts } from '../../texts/use-texts.ts';

/**
 * What a mailed link opens. Nothing is spent before the button is pressed: scanners open links, too. Where nobody is
 * signed in, the password of a new account stays only if it is entered here.
 */
export function VerifyAddressPage() {
  const { visitor, refresh } = useVisitor();
  const t = useTexts();
  const token = useMailedToken();
  const { busy, faults, form, submit } = useSubmission(routes.verifyAddress);
  const [done, setDone] = useState<'with-password' | 'without'>();
  const isMember = visitor?.kind === 'member';

  async function verify(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const password = fieldText(new FormData(event.currentTarget), 'password');
    const known = password === '' ? {} : { password };
    if (!(await submit({ token: token ?? '', ...known }))) return;
    setDone(isMember || password !== '' ? 'with-password' : 'without');
    await refresh();
  }

  if (done) {
    return (
      <Page key="done" title={t('addresses.verifiedTitle')} lead={t('addresses.verifiedLead')}>
        {done === 'without' && <Notice>{t('addresses.verifiedWithout')}</Notice>}
        <div className="buttons">
          <Link className="cs-button cs-button--primary" to={isMember ? '/account' : '/sign-in'}>
            {t(isMember ? 'frame.toAccount' : 'accounts.signIn')}
          </Link>
          {done === 'without' && (
            <Link className="cs-button cs-button--secondary" to="/forgot-password">
              {t('passwords.forgotTitle')}
            </Link>
          )}
        </div>
      </Page>
    );
  }
  return (
    <Page title={t('addresses.verifyTitle')} lead={t('addresses.verifyLead')}>
      {token === undefined ? (
        <Notice tone="warning">{t('addresses.linkBroken')}</Notice>
      ) : (
        <form className="form" noValidate ref={form} onSubmit={(event) => void verify(event)}>
          <FormFault faults={faults} />
          {!isMember && (
            <PassphraseField
              label={t('accounts.password')}
              reveal={{ show: t('accounts.showPassword'), hide: t('accounts.hidePassword') }}
              hint={t('addresses.verifyPassword')}
              name="password"
              autoComplete="current-password"
              error={faults.fields.password}
            />
          )}
          <div>
            <Button kind="primary" type="submit" busy={busy}>
              {t('addresses.verify')}
            </Button>
          </div>
        </form>
      )}
    </Page>
  );
}
