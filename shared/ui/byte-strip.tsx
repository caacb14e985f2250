import { hexOf } from '../explain.ts';
import './byte-strip.css';

export interface ByteStripProps {
  bytes: Uint8Array;
  /** What the figure shows, in words: it is read instead of the bytes. */
  alt: string;
  /** `chosen` bytes are taken; a `pointer` says where to look. */
  mark?: (place: number) => 'chosen' | 'pointer' | undefined;
}

/** Bytes in a row, each with its place above its value, and some of them marked. */
export function ByteStrip({ bytes, alt, mark }: ByteStripProps) {
  return (
    <div className="cs-bytes" role="img" aria-label={alt}>
      {Array.from(bytes, (byte, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a byte is its place
        <span key={place} className="cs-bytes__byte" data-mark={mark?.(place)}>
          <span className="cs-bytes__place">{place}</span>
          <span className="cs-bytes__value">{hexOf(Uint8Array.of(byte))}</span>
        </span>
      ))}
    </div>
  );
}
