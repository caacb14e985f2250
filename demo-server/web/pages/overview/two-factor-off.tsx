import { Link } from 'react-router';
import { useTexts } from '../../texts/use-texts.ts';

export function TwoFactorOff() {
  const t = useTexts();
  return (
    <>
      <p className="cs-soft">{t('overview.offText')}</p>
      <div className="buttons">
        <Link className="cs-button cs-button--primary" to="/account/two-factor">
          {t('enrolment.turnOn')}
        </Link>
        <Link className="cs-button cs-button--secondary" to="/account/methods">
          {t('methods.other')}
        </Link>
      </div>
    </>
  );
}
