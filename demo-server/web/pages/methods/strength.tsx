import { Trans } from 'react-i18next';
import { Card } from '../../../../shared/ui/index.ts';
import { CODE_SECONDS, METHODS_BY_STRENGTH } from '../../../contract/index.ts';
import { useTexts } from '../../texts/use-texts.ts';

/** Explains which method is stronger, to help users choose. */
export function Strength() {
  const t = useTexts();
  return (
    <Card>
      <h2>{t('methods.strengthTitle')}</h2>
      <ol className="strength">
        {METHODS_BY_STRENGTH.map((method) => (
          <li key={method}>
            <Trans
              t={t}
              i18nKey={`methods.strength.${method}`}
              values={{ seconds: CODE_SECONDS }}
              components={{ b: <strong /> }}
            />
          </li>
        ))}
      </ol>
    </Card>
  );
}
