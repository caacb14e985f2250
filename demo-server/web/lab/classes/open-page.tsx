import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { Button, Card, Notice } from '../../../../shared/ui/index.ts';
import { routes } from '../../../contract/index.ts';
import { call } from '../../api/api.ts';
import { FormFault } from '../../forms/form-fault.tsx';
import { faultsOf, NO_FAULTS } from '../../forms/form-faults.ts';
import { Page } from '../../frame/page.tsx';
import { useLabTexts } from '../texts/use-lab-texts.ts';
import { keptClass } from './kept-class.ts';

/** Explains class mode and opens a class. */
export function OpenPage() {
  const t = useLabTexts();
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const [faults, setFaults] = useState(NO_FAULTS);
  const [kept] = useState(keptClass);

  async function open() {
    setBusy(true);
    setFaults(NO_FAULTS);
    try {
      const { token } = await call(routes.openClass);
      // The token is in the entry of the history, not in the address: the page is for a projector.
      void navigate('/lab/class/teach', { state: { token } });
    } catch (error) {
      setFaults(faultsOf(error));
      setBusy(false);
    }
  }

  return (
    <Page title={t('classes.name')} lead={t('classes.lead')} roomy>
      <FormFault faults={faults} />
      {kept !== undefined && (
        <Notice
          action={
            <Link className="cs-button" to="/lab/class/teach" state={{ token: kept }}>
              {t('classes.back')}
            </Link>
          }
        >
          {t('classes.stillOpen')}
        </Notice>
      )}
      <Card className="lab__stack">
        <h2>{t('classes.howTitle')}</h2>
        <ol className="class-how">
          <li>{t('classes.how1')}</li>
          <li>{t('classes.how2')}</li>
          <li>{t('classes.how3')}</li>
          <li>{t('classes.how4')}</li>
        </ol>
        <Notice>{t('classes.rules')}</Notice>
        <div className="lab__buttons">
          <Button kind="primary" busy={busy} onClick={() => void open()}>
            {t('classes.open')}
          </Button>
        </div>
      </Card>
    </Page>
  );
}
