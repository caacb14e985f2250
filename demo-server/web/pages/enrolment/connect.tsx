import { Download } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button, Card, KeyText, QrCard } from '../../../../shared/ui/index.ts';
import type { User } from '../../../contract/index.ts';
import { CodeForm } from '../../code-form.tsx';
import { ExpiresIn, useExpired } from '../../expires-in.tsx';
import { Page } from '../../page.tsx';
import { useVisitor } from '../../visitor.tsx';
import type { OfferedKey } from './offered-key.ts';
import { QR_PICTURE_NAME, saveQrPicture } from './qr-picture.ts';
import { Steps } from './steps.tsx';
import './connect.css';

export interface ConnectProps {
  offered: OfferedKey;
  onConfirmed: (user: User) => void;
  /** The key can no longer be confirmed. */
  onOver: (title: string, why: string) => void;
  onCancel: () => Promise<void>;
}

const EXPIRED = 'This key has expired';

/** Steps 2 and 3: the key goes into the authenticator, and its first code comes back. */
export function Connect({ offered, onConfirmed, onOver, onCancel }: ConnectProps) {
  const { refresh } = useVisitor();
  const [typing, setTyping] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const expired = useExpired(offered.deadline);
  useEffect(() => {
    if (expired)
      onOver(EXPIRED, 'It was not confirmed within ten minutes. Nothing has changed on your account.');
  }, [expired, onOver]);

  return (
    <Page
      title="Connect your authenticator"
      lead="Scan this with any authenticator app, then type the code it shows."
      above={<Steps current={typing ? 3 : 2} />}
    >
      <Card className="connect">
        <QrCode uri={offered.uri} />
        <div className="connect__by-hand">
          <div>
            <h2>Can’t scan?</h2>
            <p className="cs-soft">Type this key instead.</p>
          </div>
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls */}
          <div role="group" aria-label="Key to type by hand">
            <KeyText secret={offered.secret} />
          </div>
          <dl className="connect__names">
            <dt>Issuer</dt>
            <dd dir="auto">{offered.issuer}</dd>
            <dt>Account</dt>
            <dd dir="auto">{offered.account}</dd>
          </dl>
          <p className="cs-small cs-soft">
            <ExpiresIn deadline={offered.deadline} /> Nothing changes on your account until the code is
            confirmed.
          </p>
        </div>
      </Card>
      <CodeForm
        onTyped={(code) => setTyping(code !== '')}
        onConfirmed={onConfirmed}
        onOver={(refusal) => {
          const { code } = refusal.body;
          if (code === 'UNAUTHORIZED') void refresh();
          else if (code === 'ENROLMENT_EXPIRED') onOver(EXPIRED, refusal.message);
          else if (code === 'ENROLMENT_NOT_FOUND') onOver('This key is no longer waiting', refusal.message);
          else onOver('Too many codes were tried', `${refusal.message} Nothing has changed on your account.`);
        }}
        cancel={
          <Button
            busy={leaving}
            onClick={() => {
              setLeaving(true);
              void onCancel();
            }}
          >
            Cancel
          </Button>
        }
      />
    </Page>
  );
}

function QrCode({ uri }: { uri: string }) {
  const [said, setSaid] = useState<string>();

  async function save() {
    setSaid(undefined);
    try {
      await saveQrPicture(uri);
      setSaid(`Saved as ${QR_PICTURE_NAME}. It holds the key: delete it once your authenticator has it.`);
    } catch {
      setSaid('The picture could not be made in this browser. Type the key by hand instead.');
    }
  }

  return (
    <div className="connect__qr">
      <QrCard
        text={uri}
        alt="QR code to scan with an authenticator app"
        actions={
          <Button icon={<Download aria-hidden="true" />} onClick={() => void save()}>
            Save picture
          </Button>
        }
      />
      <p role="status" className="connect__said cs-small cs-soft">
        {said}
      </p>
    </div>
  );
}
