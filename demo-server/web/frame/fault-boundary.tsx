import { Component, type ReactNode } from 'react';
import { Button, Notice } from '../../../shared/ui/index.ts';
import { translate } from '../texts/translator.ts';

/** Stands in for the pages when one of them breaks: a sentence and a way on instead of a blank window. */
export class FaultBoundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <main className="shell__main">
        <Notice
          tone="error"
          title={translate('frame.broken')}
          action={<Button onClick={() => window.location.reload()}>{translate('frame.loadAgain')}</Button>}
        >
          {translate('frame.brokenText')}
        </Notice>
      </main>
    );
  }
}
