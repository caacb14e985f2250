import { Fragment } from 'react';
import { useHref } from 'react-router';
import { Notice } from '../../../../shared/ui/index.ts';
import { QrCard } from '../../../../shared/ui/qr-card.tsx';
import { useLabTexts } from '../texts/use-lab-texts.ts';
import { isOwnComputer } from './own-computer.ts';

/** What pupils need to join: a QR code, and the address and the code of the class to type. */
export function Invitation({ code }: { code: string }) {
  const t = useLabTexts();
  const href = useHref('/lab/class/join');
  const address = new URL(href, window.location.href);
  return (
    <>
      <QrCard text={`${address.href}#code=${code}`} alt={t('classes.joinQr')} />
      <dl className="class-room__code">
        <dt className="cs-visually-hidden">{t('classes.codeLabel')}</dt>
        <dd>
          <bdi dir="ltr">{code}</bdi>
        </dd>
      </dl>
      <p className="class-room__scan cs-small">{t('classes.scan')}</p>
      <p dir="ltr" className="class-room__address">
        <Breakable text={`${address.host}${address.pathname}`} />
      </p>
      {isOwnComputer(address.hostname) && <Notice tone="warning">{t('classes.loopback')}</Notice>}
    </>
  );
}

/** Shows an address that may be broken into lines after a slash. */
function Breakable({ text }: { text: string }) {
  return text.split(/(?<=\/)/).map((part, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a part is identified by its place
    <Fragment key={place}>
      {part}
      <wbr />
    </Fragment>
  ));
}
