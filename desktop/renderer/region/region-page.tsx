import { type PointerEvent, useEffect, useState } from 'react';
import { ask } from '../bridge/bridge.ts';
import { useTexts } from '../texts/use-texts.ts';
import { areaBetween, type Place } from './area-between.ts';
import './region.css';

/** Covers one display. The user draws a box on it, and codes are searched in that box. */
export function RegionPage() {
  const t = useTexts();
  const [drawn, setDrawn] = useState<{ from: Place; to: Place }>();
  useEffect(() => {
    const onKeyDown = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') leave();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);

  const start = (event: PointerEvent) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    setDrawn({ from: placeOf(event), to: placeOf(event) });
  };
  const move = (event: PointerEvent) => {
    if (drawn) setDrawn({ from: drawn.from, to: placeOf(event) });
  };
  const end = (event: PointerEvent) => {
    if (!drawn) return;
    const area = areaBetween(drawn.from, placeOf(event));
    setDrawn(undefined);
    // A click without a drag chooses nothing.
    if (area) ask('region:chosen', { displayId: displayId(), area });
  };

  const area = drawn && areaBetween(drawn.from, drawn.to);
  return (
    <main className="region" onPointerDown={start} onPointerMove={move} onPointerUp={end}>
      <p className="region__advice">{t('hints.draw')}</p>
      {area && (
        <svg className="region__area" aria-hidden="true">
          <rect x={area.x} y={area.y} width={area.width} height={area.height} />
          <rect x={area.x} y={area.y} width={area.width} height={area.height} />
        </svg>
      )}
    </main>
  );
}

function leave(): void {
  ask('region:leave', undefined);
}

function placeOf({ clientX, clientY }: PointerEvent): Place {
  return { x: clientX, y: clientY };
}

/** Returns the id of the display under this page, which the main process put into the URL. */
function displayId(): number {
  return Number(new URLSearchParams(location.search).get('display'));
}
