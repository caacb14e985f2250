import { type ReactNode, useMemo } from 'react';
import { qrPath } from './qr-svg.ts';
import './qr-card.css';

export interface QrCardProps {
  /** What the QR holds. */
  text: string;
  /** What it is for, never what it holds: "QR code to add this account to an authenticator". */
  alt: string;
  /** Buttons under the picture, such as "Save picture". */
  actions?: ReactNode;
}

/** A QR, black on white in every theme because scanners expect that, with its quiet zone. */
export function QrCard({ text, alt, actions }: QrCardProps) {
  const { size, path } = useMemo(() => qrPath(text), [text]);
  return (
    <div className="cs-qr">
      <svg
        className="cs-qr__picture"
        viewBox={`0 0 ${size} ${size}`}
        shapeRendering="crispEdges"
        role="img"
        aria-label={alt}
      >
        <path d={`M0 0h${size}v${size}H0z`} fill="#fff" />
        <path d={path} fill="#000" />
      </svg>
      {actions && <div className="cs-qr__actions">{actions}</div>}
    </div>
  );
}
