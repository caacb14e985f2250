import { hexOf } from '../explain.ts';
import './byte-strip.css';

export interface ByteStripProps {
  bytes: Uint8Array;
  /** Describes the figure. Screen readers read it instead of the bytes. */
  alt: string;
  /** `chosen` bytes are used; a `pointer` says where to look. */
  mark?: (place: number) => 'chosen' | 'pointer' | undefined;
}

/** Shows bytes in rows, each with its index above its value, and some of them marked. */
export function ByteStrip({ bytes, alt, mark }: ByteStripProps) {
  return (
    <div className="cs-bytes" data-bytes={bytes.length} role="img" aria-label={alt}>
      {Array.from(bytes, (byte, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a byte is identified by its position
        <span key={place} className="cs-bytes__byte" data-mark={mark?.(place)}>
          <span className="cs-bytes__place">{place}</span>
          <span className="cs-bytes__value">{hexOf(Uint8Array.of(byte))}</span>
        </span>
      ))}
    </div>
  );
}
