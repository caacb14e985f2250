import { formatKeyUri, KEY_URI_DEFAULTS, type KeyUri } from '../../../../shared/key-uri.ts';
import { useLabTexts } from '../texts/use-lab-texts.ts';
import { anatomyOf, type PartKind } from './anatomy.ts';

/** Shows the parts of a key URI: the position, the value and the meaning of each. */
export function Anatomy({ uri }: { uri: KeyUri }) {
  const t = useLabTexts();
  const parts = anatomyOf(formatKeyUri(uri));
  const meanings: Record<PartKind, string> = {
    scheme: t('keyUri.aboutScheme'),
    type: t('keyUri.aboutType'),
    label: t('keyUri.aboutLabel'),
    secret: t('keyUri.aboutSecret'),
    issuer: t('keyUri.aboutIssuer'),
    algorithm: t('keyUri.aboutAlgorithm'),
    digits: t('keyUri.aboutDigits', { usual: KEY_URI_DEFAULTS.digits }),
    period: t('keyUri.aboutPeriod', { usual: KEY_URI_DEFAULTS.period }),
    counter: t('keyUri.aboutCounter'),
    encoder: t('keyUri.aboutEncoder'),
    other: t('keyUri.aboutOther'),
  };
  return (
    <>
      <p className="anatomy">
        {parts.map(({ kind, text, joint }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a part is identified by its position
          <span key={place}>
            <mark className={`anatomy__part anatomy__part--${kind}`}>{text}</mark>
            {joint}
            <wbr />
          </span>
        ))}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keyboard */}
      <section className="lab__scroll" tabIndex={0} aria-label={t('keyUri.parts')}>
        <table className="lab__table">
          <caption>{t('keyUri.parts')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('keyUri.part')}</th>
              <th scope="col">{t('keyUri.holds')}</th>
              <th scope="col">{t('keyUri.means')}</th>
            </tr>
          </thead>
          <tbody>
            {parts.map(({ kind, text, value }, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a part is identified by its position
              <tr key={place}>
                <th scope="row" className="lab__code">
                  {kind === 'other' ? text.split('=')[0] : kind}
                </th>
                <td className="anatomy__value">
                  <bdi>{value}</bdi>
                </td>
                <td className="lab__prose">{meanings[kind]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
