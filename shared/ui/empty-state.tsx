import type { ReactNode } from 'react';
import './empty-state.css';

export interface EmptyStateProps {
  icon?: ReactNode;
  title: string;
  /** What to do next. */
  children?: ReactNode;
}

/** What stands where a list would be: a sentence, and the way on. */
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
