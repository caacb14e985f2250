import type { ReactNode } from 'react';
import './empty-state.css';

export interface EmptyStateProps {
  icon?: ReactNode;
  title: string;
  /** The next action. */
  children?: ReactNode;
}

/** Shown in place of an empty list: a sentence and the next action. */
export function EmptyState({ icon, title, children }: EmptyStateProps) {
  return (
    <div className="cs-empty">
      {icon && (
        <span className="cs-empty__icon" aria-hidden="true">
          {icon}
        </span>
      )}
      <h2>{title}</h2>
      {children}
    </div>
  );
}
