import { type KeyboardEvent, useRef, useState } from 'react';
import { Base32Error, base32FromBytes, bytesFromBase32 } from '../../../../shared/base32.ts';
import { hexOf } from '../../../../shared/explain.ts';
import { TextField } from '../../../../shared/ui/index.ts';
import { Figure } from '../figures/figure.tsx';
import { useLabTexts } from '../texts/use-lab-texts.ts';
import { bitsOf, withFlippedBit } from './bits.ts';

/** Eight characters: the length after which Base32 starts anew. */
const MOST_BYTES = 5;
/** Characters that are one byte each, and that a keyboard has. */
const PRINTABLE = /^[\x20-\x7e]{1,5}$/;

const FIRST_BYTES = new TextEncoder().encode('Hello');

/** The same bits as bytes and as Base32. A text, the letters and every single bit can be changed. */
export function Base32Figure() {
  const t = useLabTexts();
  const [bytes, setBytes] = useState<Uint8Array>(FIRST_BYTES);
  // What is typed stays while it is wrong, or written in another way than the bytes.
  const [text, setText] = useState('Hello');
  const [letters, setLetters] = useState(base32FromBytes(FIRST_BYTES));
  const written = base32FromBytes(bytes);
  const typed = bytesOf(letters);
  const leftOver = typed !== undefined && letters.toUpperCase().replace(/[\s-]/g, '') !== written;

  function show(next: Uint8Array) {
    setBytes(next);
    setText(textOf(next));
    setLetters(base32FromBytes(next));
  }

  return (
    <>
      <div className="lab__fields">
        <TextField
          label={t('inside.base32.text')}
          error={text !== textOf(bytes) && !PRINTABLE.test(text) ? t('inside.base32.textBad') : undefined}
          code
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          value={text}
          onChange={({ target }) => {
            if (PRINTABLE.test(target.value)) show(new TextEncoder().encode(target.value));
            setText(target.value);
          }}
        />
        <TextField
          label={t('inside.base32.letters')}
          hint={leftOver ? t('inside.base32.leftOver', { letters: written }) : undefined}
          error={typed ? undefined : t('inside.base32.lettersBad')}
          code
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          value={letters}
          onChange={({ target }) => {
            const next = bytesOf(target.value);
            if (next) show(next);
            setLetters(target.value);
          }}
        />
      </div>
      <BitGrid bytes={bytes} letters={written} onFlip={(place) => show(withFlippedBit(bytes, place))} />
      <p>{t('inside.base32.summary', { hex: hexOf(bytes), letters: written })}</p>
    </>
  );
}

interface BitGridProps {
  bytes: Uint8Array;
  letters: string;
  onFlip: (place: number) => void;
}

function BitGrid({ bytes, letters, onFlip }: BitGridProps) {
  const t = useLabTexts();
  const [reached, setReached] = useState(0);
  const grid = useRef<HTMLDivElement>(null);
  const bits = bitsOf(bytes);
  const current = Math.min(reached, bits.length - 1);
  const fillers = Array.from({ length: letters.length * 5 - bits.length }, (_, at) => bits.length + at);

  function move(event: KeyboardEvent) {
    const places: Record<string, number> = {
      ArrowRight: current + 1,
      ArrowLeft: current - 1,
      Home: 0,
      End: bits.length - 1,
    };
    const place = places[event.key];
    if (place === undefined || place < 0 || place >= bits.length) return;
    event.preventDefault();
    setReached(place);
    grid.current?.querySelector<HTMLElement>(`[data-place="${place}"]`)?.focus();
  }

  return (
    <div className="lab__stack">
      <h3>{t('inside.base32.grid')}</h3>
      <p className="cs-small cs-soft">{t('inside.base32.gridHint')}</p>
      <Figure name="base32" title={t('inside.base32.grid')}>
        <div className="lab__scroll">
          {/* Bits run from left to right in every language. */}
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's controls */}
          <div
            ref={grid}
            className="bits"
            dir="ltr"
            role="group"
            aria-label={t('inside.base32.grid')}
            onKeyDown={move}
          >
            {Array.from(bytes, (byte, at) => (
              <span
                // biome-ignore lint/suspicious/noArrayIndexKey: a byte is identified by its position
                key={at}
                className="bits__group bits__group--byte"
                style={{ gridColumn: `${at * 8 + 1} / span 8` }}
              >
                {t('inside.base32.byte', { value: hexOf(Uint8Array.of(byte)) })}
              </span>
            ))}
            {bits.map((bit, place) => (
              <button
                // biome-ignore lint/suspicious/noArrayIndexKey: a bit is identified by its position
                key={place}
                type="button"
                className="bits__bit"
                data-place={place}
                data-value={bit}
                tabIndex={place === current ? 0 : -1}
                aria-label={t('inside.base32.bit', {
                  place: place + 1,
                  value: bit,
                  byte: Math.floor(place / 8) + 1,
                  letter: letters.charAt(Math.floor(place / 5)),
                })}
                onFocus={() => setReached(place)}
                onClick={() => onFlip(place)}
              >
                {bit}
              </button>
            ))}
            {fillers.map((place) => (
              <span key={place} className="bits__bit bits__bit--filler" title={t('inside.base32.filler')}>
                0
              </span>
            ))}
            {Array.from(letters, (letter, at) => (
              <span
                // biome-ignore lint/suspicious/noArrayIndexKey: a letter is identified by its position
                key={at}
                className="bits__group bits__group--letter"
                style={{ gridColumn: `${at * 5 + 1} / span 5` }}
              >
                {letter}
              </span>
            ))}
          </div>
        </div>
      </Figure>
    </div>
  );
}

/** Returns one to five bytes, or `undefined` for another text. */
function bytesOf(letters: string): Uint8Array | undefined {
  try {
    const bytes = bytesFromBase32(letters);
    return bytes.length <= MOST_BYTES ? bytes : undefined;
  } catch (error) {
    if (error instanceof Base32Error) return undefined;
    throw error;
  }
}

/** Returns the bytes as text, or nothing if one of them is no character of a keyboard. */
function textOf(bytes: Uint8Array): string {
  const text = String.fromCharCode(...bytes);
  return PRINTABLE.test(text) ? text : '';
}
