import type { ComponentType } from 'react';
import type { RfcPlace } from '../../../../shared/ui/making/rfc-link.tsx';
import { Base32Figure } from './base32-figure.tsx';
import { HmacFigure } from './hmac-figure.tsx';
import { ModuloFigure } from './modulo-figure.tsx';
import { ResyncFigure } from './resync-figure.tsx';
import { TruncationFigure } from './truncation-figure.tsx';

export type StationId = 'base32' | 'hmac' | 'truncation' | 'modulo' | 'resync';

export interface Station {
  id: StationId;
  Figure: ComponentType;
  /** Where the standards describe it. */
  places: readonly RfcPlace[];
}

/** The stations in order. */
export const STATIONS: readonly Station[] = [
  { id: 'base32', Figure: Base32Figure, places: [{ rfc: 4648, section: '6' }] },
  { id: 'hmac', Figure: HmacFigure, places: [{ rfc: 2104, section: '2' }] },
  {
    id: 'truncation',
    Figure: TruncationFigure,
    places: [
      { rfc: 4226, section: '5.3' },
      { rfc: 4226, section: '5.4' },
    ],
  },
  { id: 'modulo', Figure: ModuloFigure, places: [{ rfc: 4226, section: 'A.4.1' }] },
  {
    id: 'resync',
    Figure: ResyncFigure,
    places: [
      { rfc: 4226, section: '7.4' },
      { rfc: 6238, section: '6' },
    ],
  },
];
