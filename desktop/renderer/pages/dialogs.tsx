import { lazy, memo, Suspense, useCallback, useState } from 'react';
import { paragraph } from '../../../shared/paragraph.ts';
import { useToast } from '../../../shared/ui/index.ts';
import type { AccountView } from '../../ipc/accounts.ts';
import type { FoundReport, SavedFound } from '../../ipc/found.ts';
import type { VaultStatus } from '../../ipc/vault.ts';
import { EMPTY_DRAFT } from '../account-form/draft.ts';
import type { PageActions } from '../accounts/account-actions.ts';
import { AddedCode } from '../accounts/added-code.tsx';
import type { Asked } from '../accounts/asked.ts';
import { EditDialog } from '../accounts/edit-dialog.tsx';
import { RemoveDialog } from '../accounts/remove-dialog.tsx';
import { TagDialog, withTags } from '../accounts/tag-dialog.tsx';
import { CameraDialog } from '../add/camera-dialog.tsx';
import type { Origin } from '../add/found-words.ts';
import { ImportDialog } from '../add/import-dialog.tsx';
import { KeyUriDialog } from '../add/key-uri-dialog.tsx';
import { LookingBar } from '../add/looking-bar.tsx';
import { ReviewSheet } from '../add/review-sheet.tsx';
import { TypedForm } from '../add/typed-form.tsx';
import type { Found } from '../add/use-found.ts';
import { useSettings } from '../bridge/settings-context.tsx';
import { useAskWithToast } from '../bridge/use-ask-with-toast.ts';
import { listNames, nameInSentence } from '../pieces/account-name.ts';
import { UpdatesDialog } from '../settings/updates-dialog.tsx';
import { ShortcutsDialog } from '../shell/shortcuts-dialog.tsx';
import { TrustDialog } from '../shell/trust-dialog.tsx';
import { currentLocale } from '../texts/translator.ts';
import { useTexts } from '../texts/use-texts.ts';

// Loaded on demand: it contains the QR encoder, which nothing else here needs.
const RevealDialog = lazy(async () => ({
  default: (await import('../vault/reveal-dialog.tsx')).RevealDialog,
}));

// Loaded on demand, because few users open them.
const ExportDialog = lazy(async () => ({
  default: (await import('../export/export-dialog.tsx')).ExportDialog,
}));
const RestoreStart = lazy(async () => ({
  default: (await import('../backup/restore-start.tsx')).RestoreStart,
}));
const MakingDialog = lazy(async () => ({ default: (await import('../lab/making-dialog.tsx')).MakingDialog }));

export interface DialogsProps {
  asked: Asked | undefined;
  onAsk: (asked: Asked | undefined) => void;
  found: Found;
  status: Extract<VaultStatus, { state: 'open' }>;
  onAdded: (accounts: readonly AccountView[]) => void;
  /** Runs after added accounts were removed again. */
  onChanged: () => void;
  actions: PageActions;
}

/** Shows the open dialog, if any. */
export const Dialogs = memo(function Dialogs(props: DialogsProps) {
  const { asked, onAsk, found, status, onAdded, onChanged, actions } = props;
  const t = useTexts();
  const askWithToast = useAskWithToast();
  const toast = useToast();
  const { hideCodes } = useSettings().settings;
  // Kept during the review, so that "Change the key" finds the form as it was.
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  const [keyUri, setKeyUri] = useState('');

  const close = () => onAsk(undefined);
  const forgetDrafts = () => {
    setDraft(EMPTY_DRAFT);
    setKeyUri('');
  };
  const closeForm = () => {
    forgetDrafts();
    close();
  };
  const review = (origin: Origin) => (report: FoundReport) => {
    close();
    found.show(report, origin);
  };

  const seen = useCallback(
    (report: FoundReport) => {
      onAsk(undefined);
      found.show(report, 'camera');
    },
    [onAsk, found.show],
  );

  const imported = useCallback(
    (report: FoundReport) => {
      onAsk(undefined);
      found.show(report, 'import');
    },
    [onAsk, found.show],
  );

  switch (asked?.kind) {
    case 'edit':
      return (
        <EditDialog
          account={asked.account}
          onClose={close}
          onSaved={(saved) => {
            close();
            toast({ text: t('edit.saved', { name: nameInSentence(saved) }) });
          }}
        />
      );
    case 'key':
      return <RevealDialog account={asked.account} systemPrompt={status.systemPrompt} onClose={close} />;
    case 'making':
      return <MakingDialog account={asked.account} systemPrompt={status.systemPrompt} onClose={close} />;
    case 'remove':
      return (
        <RemoveDialog
          account={asked.account}
          onClose={close}
          onConfirm={() => {
            close();
            actions.removeNow(asked.account);
          }}
        />
      );
    case 'tags':
      return (
        <TagDialog
          accounts={asked.accounts}
          onClose={close}
          onTags={(tags) => {
            close();
            void actions.arrange(asked.accounts, (account) => ({ tags: withTags(account, tags) }));
          }}
        />
      );
    case 'typed':
      return (
        <TypedForm
          held={asked.held}
          draft={draft}
          onDraft={setDraft}
          onClose={closeForm}
          onFound={review('typed')}
        />
      );
    case 'key-uri':
      return (
        <KeyUriDialog text={keyUri} onText={setKeyUri} onClose={closeForm} onFound={review('key-uri')} />
      );
    case 'camera':
      return <CameraDialog onClose={close} onFound={seen} />;
    case 'import':
      return <ImportDialog onClose={close} onFound={imported} />;
    case 'export':
      return (
        <Suspense>
          <ExportDialog systemPrompt={status.systemPrompt} onClose={close} />
        </Suspense>
      );
    case 'updates':
      return <UpdatesDialog onClose={close} />;
    case 'restore':
      return (
        <Suspense>
          <RestoreStart onClose={close} />
        </Suspense>
      );
    case 'shortcuts':
      return <ShortcutsDialog canLock={status.protection.includes('passphrase')} onClose={close} />;
    case 'trust':
      return <TrustDialog status={status} onClose={close} />;
  }
  if (!found.review) return <LookingBar looking={found.looking} floating />;

  const { report, origin } = found.review;
  const again = {
    screens: found.scanScreens,
    region: found.scanRegion,
    image: found.openImage,
    pictures: found.openImage,
    clipboard: found.readClipboard,
    // The review stays open behind it, so the parts read so far are kept.
    camera: () => onAsk({ kind: 'camera' }),
    watch: found.scanScreens,
    folder: found.discard,
    import: () => {
      found.discard();
      onAsk({ kind: 'import' });
    },
    'key-uri': () => {
      found.discard();
      onAsk({ kind: 'key-uri' });
    },
    typed: () => {
      found.discard();
      onAsk({ kind: 'typed' });
    },
  };
  return (
    <ReviewSheet
      // Another report starts with its own selection.
      key={report.reportId}
      report={report}
      origin={origin}
      looking={found.looking}
      onAgain={again[origin]}
      onRegion={found.scanRegion}
      onOpenImage={found.openImage}
      onClipboard={found.readClipboard}
      onCamera={again.camera}
      onWatch={found.looking === 'watch' ? undefined : found.watch}
      onStopWatching={found.stopWatching}
      onType={again.typed}
      // The review stays open behind the form: it keeps the key.
      onName={(itemId) => onAsk({ kind: 'typed', held: { reportId: report.reportId, itemId } })}
      onDiscard={() => {
        forgetDrafts();
        found.discard();
      }}
      onSaved={({ saveId, accounts, ...saved }) => {
        forgetDrafts();
        found.finish();
        onAdded(accounts);
        const only = accounts.length === 1 ? accounts[0] : undefined;
        const undo = async () => {
          if (await askWithToast('found:undo-save', { saveId })) onChanged();
        };
        toast({
          text: savedText(accounts, saved, t),
          more: only && !hideCodes && <AddedCode id={only.id} />,
          // As long as it takes to type a code.
          ...(only && { lasts: 20_000 }),
          action: { label: t('list.undo'), run: undo },
        });
      }}
    />
  );
});

/** Returns the message about a save: the names, or the numbers if accounts were also merged or replaced. */
function savedText(
  accounts: readonly AccountView[],
  { added, replaced, merged }: Pick<SavedFound, 'added' | 'replaced' | 'merged'>,
  t: ReturnType<typeof useTexts>,
): string {
  if (merged === 0 && replaced === 0) {
    return t('list.added', { names: listNames(accounts), count: accounts.length });
  }
  const sentences = [
    ...(added > replaced ? [t('list.savedNew', { count: added - replaced })] : []),
    ...(merged > 0 ? [t('list.savedMerged', { count: merged })] : []),
    ...(replaced > 0 ? [t('list.savedReplaced', { count: replaced })] : []),
  ];
  return paragraph(sentences, currentLocale());
}
