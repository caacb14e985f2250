import { Link } from 'react-router';
import { Card, Notice } from '../../../../shared/ui/index.ts';
import { routes } from '../../../contract/index.ts';
import { Page } from '../../frame/page.tsx';
import { useLoaded } from '../../session/use-loaded.ts';
import { useVisitor } from '../../session/visitor.tsx';
import { useTexts } from '../../texts/use-texts.ts';
import { ExportForm } from './export-form.tsx';

/** Offers the user's data as a file, and leads to the deletion of the account. */
export function AccountDataPage() {
  const t = useTexts();
  const { visitor } = useVisitor();
  const { reply, fault } = useLoaded(routes.getDeletion);
  if (visitor?.kind !== 'member') return null;
  return (
    <Page title={t('accountData.title')} lead={t('accountData.lead')} roomy>
      <Card className="form">
        <h2>{t('accountData.exportTitle')}</h2>
        <p className="cs-soft">{t('accountData.exportText')}</p>
        <ExportForm />
      </Card>
      {visitor.user.deletesAt === null && (
        <Card className="form">
          <h2>{t('accountData.deleteTitle')}</h2>
          {fault && <Notice tone="error">{fault}</Notice>}
          {reply && <p className="cs-soft">{t('accountData.deleteText', { count: reply.graceDays })}</p>}
          <div className="buttons">
            <Link className="cs-button cs-button--secondary" to="/account/delete">
              {t('accountData.toDelete')}
            </Link>
          </div>
        </Card>
      )}
      <p className="page__other">
        <Link to="/account">{t('frame.backToAccount')}</Link>
      </p>
    </Page>
  );
}
