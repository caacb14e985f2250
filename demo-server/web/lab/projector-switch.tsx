import { Presentation } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '../../../shared/ui/index.ts';
import { useLabTexts } from './texts/use-lab-texts.ts';

const KEPT_AS = 'countersign-projector';

/** Turns on large type and high contrast for classrooms. This browser keeps the choice, which affects only the lab. */
export function ProjectorSwitch() {
  const t = useLabTexts();
  const [on, setOn] = useState(wasOn);

  useEffect(() => {
    if (!on) return;
    document.documentElement.dataset.layout = 'projector';
    return () => {
      delete document.documentElement.dataset.layout;
    };
  }, [on]);

  return (
    <Button
      kind="quiet"
      icon={<Presentation aria-hidden="true" />}
      aria-pressed={on}
      onClick={() => {
        setOn(!on);
        keep(!on);
      }}
    >
      {t('lab.projector')}
    </Button>
  );
}

function wasOn(): boolean {
  try {
    return localStorage.getItem(KEPT_AS) === 'on';
  } catch {
    return false;
  }
}

function keep(on: boolean): void {
  try {
    localStorage.setItem(KEPT_AS, on ? 'on' : 'off');
  } catch {
    // Storage is full or blocked, so the choice lasts until the page is closed.
  }
}
