import type { ReactNode } from 'react';
import { Card } from '../../../../shared/ui/index.ts';
import './recovery.css';

export interface WayBackProps {
  title: string;
  text: string;
  /** What the user can do, or why it is not possible. */
  children: ReactNode;
}

/** Shows one way to recover the account. */
export function WayBack({ title, text, children }: WayBackProps) {
  return (
    <Card className="way-back">
      <h2>{title}</h2>
      <p className="cs-soft">{text}</p>
      {children}
    </Card>
  );
}
