import { Link } from 'react-router';
import { Notice } from '../../../../shared/ui/index.ts';
import { Page } from '../../frame/page.tsx';
import { useVisitor } from '../../session/visitor.tsx';
import { useTexts } from '../../texts/use-texts.ts';
import { CodePicture } from './code-picture.tsx';
import './landing.css';

export function LandingPage() {
  const { visitor } = useVisitor();
  const t = useTexts();
  return (
    <Page title={t('entrance.title')} wide>
      {visitor?.kind === 'nobody' && visitor.because === 'signed-out' && (
        <Notice tone="success">{t('entrance.signedOut')}</Notice>
      )}
      <div className="landing">
        <div className="landing__text">
          <p>{t('entrance.howItWorks')}</p>
          <p>{t('entrance.whatToDo')}</p>
          <p>{t('entrance.whatThen')}</p>
          <div className="landing__ways">
            <Link className="cs-button cs-button--primary" to="/sign-up">
              {t('entrance.signUp')}
            </Link>
            <Link className="cs-button cs-button--secondary" to="/sign-in">
              {t('entrance.signIn')}
            </Link>
          </div>
        </div>
        <CodePicture />
      </div>
    </Page>
  );
}
