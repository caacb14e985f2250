import { type ReactNode, useMemo } from 'react';
import { qrPath } from './qr-svg.ts';
import './qr-card.css';

export interface QrCardProps {
  /** The content of the QR code. */
  text: string;
  /** The purpose, never the content: "QR code to add this account to an authenticator". */
  alt: string;
  /** Buttons below the image, such as "Save picture". */
  actions?: ReactNode;
}

/** Shows a QR code with its quiet zone. It is black on white in every theme, because scanners expect that. */
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
