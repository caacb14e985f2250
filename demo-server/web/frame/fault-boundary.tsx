import { Component, type ReactNode } from 'react';
import { Button, Notice } from '../../../shared/ui/index.ts';
import { translate } from '../texts/translator.ts';

/** Shows a message and a way to continue if a page crashes. */
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
