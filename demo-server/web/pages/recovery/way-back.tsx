import type { ReactNode } from 'react';
import { Card } from '../../../../shared/ui/index.ts';
import './recovery.css';

export interface WayBackProps {
  title: string;
  text: string;
  /** What can be done, or why nothing can. */
  children: ReactNode;
}

/** One way back into the account. */
export function WayBack({ title, text, children }: WayBackProps) {
  return (
    <Card className="way-back">
      <h2>{title}</h2>
      <p className="cs-soft">{text}</p>
      {children}
    </Card>
  );
}
