import { Link } from 'react-router';
import { Notice } from '../../../../shared/ui/index.ts';
import { Page } from '../../frame/page.tsx';
import { useVisitor } from '../../session/visitor.tsx';
import { useTexts } from '../../texts/use-texts.ts';
import { CodePicture } from './code-picture.tsx';
import './landing.css';
import { CODE_SECONDS } from '../../../contract/index.ts';

export function LandingPage() {
  const { visitor } = useVisitor();
  const t = useTexts();
  return (
    <Page title={t('accounts.title')} wide>
      {visitor?.kind === 'nobody' && visitor.because === 'signed-out' && (
        <Notice tone="success">{t('accounts.signedOut')}</Notice>
      )}
      <div className="landing">
        <div className="landing__text">
          <p>{t('accounts.howItWorks', { seconds: CODE_SECONDS })}</p>
          <p>{t('accounts.whatToDo')}</p>
          <p>{t('accounts.whatThen')}</p>
          <div className="landing__ways">
            <Link className="cs-button cs-button--primary" to="/sign-up">
              {t('accounts.signUp')}
            </Link>
            <Link className="cs-button cs-button--secondary" to="/sign-in">
              {t('accounts.signIn')}
            </Link>
          </div>
        </div>
        <CodePicture />
      </div>
    </Page>
  );
}
