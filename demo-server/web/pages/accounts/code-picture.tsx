import { Check } from 'lucide-react';
import { groupCode } from '../../../../shared/one-time-code.ts';
import { useTexts } from '../../texts/use-texts.ts';

const PICTURED_CODE = '482913';

/** Shows a code in an authenticator and the same code accepted here. Decorative. */
export function CodePicture() {
  const t = useTexts();
  return (
    <div className="code-picture" aria-hidden="true">
      <div className="code-picture__half">
        <span className="code-picture__where">{t('accounts.pictureAuthenticator')}</span>
        <span dir="ltr" className="code-picture__code">
          {groupCode(PICTURED_CODE)}
        </span>
        <svg className="code-picture__ring" viewBox="0 0 32 32" aria-hidden="true">
          <circle cx="16" cy="16" r="13" pathLength="100" />
          <circle
            cx="16"
            cy="16"
            r="13"
            pathLength="100"
            strokeDasharray="64 100"
            transform="rotate(-90 16 16)"
          />
        </svg>
      </div>
      <div className="code-picture__half">
        <span className="code-picture__where">{t('accounts.pictureSite')}</span>
        <span dir="ltr" className="code-picture__boxes">
          {[...PICTURED_CODE].map((digit) => (
            <span key={digit}>{digit}</span>
          ))}
        </span>
        <span className="code-picture__tick">
          <Check />
        </span>
      </div>
    </div>
  );
}
