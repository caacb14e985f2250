import { Download } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button, Card, KeyText } from '../../../../shared/ui/index.ts';
import { QrCard } from '../../../../shared/ui/qr-card.tsx';
import { ENROLMENT_MS, minutesIn, routes, type User } from '../../../contract/index.ts';
import { call } from '../../api/api.ts';
import { CodeForm } from '../../forms/code-form.tsx';
import { Page } from '../../frame/page.tsx';
import { useVisitor } from '../../session/visitor.tsx';
import { useTexts } from '../../texts/use-texts.ts';
import { ExpiresIn, useExpired } from '../../time/expires-in.tsx';
import type { OfferedKey } from './offered-key.ts';
import { QR_PICTURE_NAME, saveQrPicture } from './qr-picture.ts';
import { Steps } from './steps.tsx';
import './connect.css';

export interface ConnectProps {
  offered: OfferedKey;
  onConfirmed: (user: User) => void;
  /** Runs when the key can no longer be confirmed. */
  onOver: (title: string, why: string) => void;
  onCancel: () => Promise<void>;
}

/** Steps 2 and 3: shows the key for the authenticator, and asks for its first code. */
export function Connect({ offered, onConfirmed, onOver, onCancel }: ConnectProps) {
  const { refresh } = useVisitor();
  const t = useTexts();
  const [typing, setTyping] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const expired = useExpired(offered.deadline);
  useEffect(() => {
    if (expired)
      onOver(t('enrolment.expired'), t('enrolment.expiredText', { minutes: minutesIn(ENROLMENT_MS) }));
  }, [expired, onOver, t]);

  return (
    <Page
      title={t('enrolment.connectTitle')}
      lead={t('enrolment.connectLead')}
      above={<Steps current={typing ? 3 : 2} />}
    >
      <Card className="connect">
        <QrCode uri={offered.uri} />
        <div className="connect__by-hand">
          <div>
            <h2>{t('enrolment.cannotScan')}</h2>
            <p className="cs-soft">{t('enrolment.typeInstead')}</p>
          </div>
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls */}
          <div role="group" aria-label={t('enrolment.keyGroup')}>
            <KeyText secret={offered.secret} />
          </div>
          <dl className="connect__names">
            <dt>{t('enrolment.issuer')}</dt>
            <dd>
              <bdi>{offered.issuer}</bdi>
            </dd>
            <dt>{t('enrolment.account')}</dt>
            <dd>
              <bdi>{offered.account}</bdi>
            </dd>
          </dl>
          <p className="cs-small cs-soft">
            <ExpiresIn deadline={offered.deadline} /> {t('enrolment.nothingYet')}
          </p>
        </div>
      </Card>
      <CodeForm
        send={(code) => call(routes.verifyTotp, { code })}
        onTyped={(code) => setTyping(code !== '')}
        onAccepted={({ user }) => onConfirmed(user)}
        onOver={(refusal) => {
          const { code } = refusal.body;
          if (code === 'UNAUTHORIZED') void refresh();
          else if (code === 'ENROLMENT_EXPIRED') onOver(t('enrolment.expired'), refusal.message);
          else if (code === 'ENROLMENT_NOT_FOUND') onOver(t('enrolment.gone'), refusal.message);
          else onOver(t('enrolment.tooMany'), t('enrolment.nothingChanged', { sentence: refusal.message }));
        }}
        cancel={
          <Button
            busy={leaving}
            onClick={() => {
              setLeaving(true);
              void onCancel();
            }}
          >
            {t('frame.cancel')}
          </Button>
        }
      />
    </Page>
  );
}

function QrCode({ uri }: { uri: string }) {
  const t = useTexts();
  const [said, setSaid] = useState<string>();

  async function save() {
    setSaid(undefined);
    try {
      await saveQrPicture(uri);
      setSaid(t('enrolment.saved', { name: QR_PICTURE_NAME }));
    } catch {
      setSaid(t('enrolment.notSaved'));
    }
  }

  return (
    <div className="connect__qr">
      <QrCard
        text={uri}
        alt={t('enrolment.qrAlt')}
        actions={
          <Button icon={<Download aria-hidden="true" />} onClick={() => void save()}>
            {t('enrolment.savePicture')}
          </Button>
        }
      />
      <p role="status" className="connect__said cs-small cs-soft">
        {said}
      </p>
    </div>
  );
}
