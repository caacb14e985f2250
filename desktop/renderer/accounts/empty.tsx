import { ImageUp, Keyboard, Link2, ScanQrCode, SearchX } from 'lucide-react';
import { Button, EmptyState } from '../../../shared/ui/index.ts';
import type { AddActions } from '../shell/top-bar.tsx';
import './empty.css';

/** No account yet: the ways to add the first one. */
export function NoAccounts({ scanning, add }: { scanning: boolean; add: AddActions }) {
  return (
    <EmptyState icon={<ScanQrCode />} title="Add your first account">
      <p>
        Open the page where a site shows you its QR code, then scan. Countersign looks at every screen and
        reads every code it finds.
      </p>
      <div className="first-ways">
        <Button
          kind="primary"
          busy={scanning}
          icon={<ScanQrCode aria-hidden="true" />}
          onClick={add.scanScreens}
        >
          Scan every screen
        </Button>
        <Button icon={<ImageUp aria-hidden="true" />} onClick={add.openImage}>
          Open a picture of the code
        </Button>
        <Button icon={<Keyboard aria-hidden="true" />} onClick={add.type}>
          Type the key in
        </Button>
        <Button icon={<Link2 aria-hidden="true" />} onClick={add.pasteKeyUri}>
          Paste a key URI
        </Button>
      </div>
      <p className="cs-small">Nothing leaves this computer.</p>
    </EmptyState>
  );
}

/** A search that matches nothing. */
export function NoMatch({ search, onClear }: { search: string; onClear: () => void }) {
  return (
    <EmptyState icon={<SearchX />} title={`No account matches “${search.trim()}”`}>
      <p>The search looks at issuers and account names.</p>
      <Button onClick={onClear}>Show all accounts</Button>
    </EmptyState>
  );
}
