import { useId, useRef, useState } from 'react';
import { Button, Dialog, Notice, SelectField } from '../../../shared/ui/index.ts';
import type { FoundReport } from '../../ipc/found.ts';
import { useTexts } from '../texts/use-texts.ts';
import { useCamera } from './use-camera.ts';
import './camera-dialog.css';

export interface CameraDialogProps {
  onClose: () => void;
  /** Runs when a code was found. */
  onFound: (report: FoundReport) => void;
}

/** Shows the camera until it finds a code. */
export function CameraDialog({ onClose, onFound }: CameraDialogProps) {
  const t = useTexts();
  const video = useRef<HTMLVideoElement>(null);
  const [cameraId, setCameraId] = useState('');
  const [attempt, setAttempt] = useState(0);
  const { state, failure, cameras } = useCamera(video, cameraId, attempt, onFound);
  const adviceId = useId();
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('camera.title')}
      description={t('camera.stays')}
      footer={
        <>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
          {state === 'failed' && (
            <Button kind="primary" onClick={() => setAttempt(attempt + 1)}>
              {t('camera.again')}
            </Button>
          )}
        </>
      }
    >
      <div className="camera">
        {failure && <Notice tone="error">{failure}</Notice>}
        <video
          ref={video}
          className="camera__picture"
          hidden={state === 'failed'}
          muted
          playsInline
          aria-label={t('camera.picture')}
          aria-describedby={adviceId}
        />
        {state !== 'failed' && (
          <p id={adviceId} role="status">
            {t(state === 'opening' ? 'camera.opening' : 'camera.advice')}
          </p>
        )}
        {cameras.length > 1 && (
          <SelectField
            label={t('camera.which')}
            options={cameras.map(({ id, label }, index) => ({
              value: id,
              label: label || t('camera.unnamed', { number: index + 1 }),
            }))}
            value={cameraId || (cameras[0]?.id ?? '')}
            onChange={(event) => setCameraId(event.target.value)}
          />
        )}
      </div>
    </Dialog>
  );
}
