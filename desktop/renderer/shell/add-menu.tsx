import {
  Camera,
  ClipboardPaste,
  FileInput,
  FolderSearch,
  ImageUp,
  Keyboard,
  Link2,
  Plus,
  SquareDashedMousePointer,
} from 'lucide-react';
import { memo } from 'react';
import { Button, Menu } from '../../../shared/ui/index.ts';
import { modifierName } from '../bridge/bridge.ts';
import { useTexts } from '../texts/use-texts.ts';

/** The ways to add an account. */
export interface AddActions {
  scanScreens: () => void;
  openImage: () => void;
  scanRegion: () => void;
  readClipboard: () => void;
  camera: () => void;
  watchFolder: () => void;
  pasteKeyUri: () => void;
  type: () => void;
  importFile: () => void;
}

/**
 * Lists every way to add an account except the main one. Memoised, because the search box beside it renders with each
 * keystroke.
 */
export const AddMenu = memo(function AddMenu({ add }: { add: AddActions }) {
  const t = useTexts();
  return (
    <Menu
      trigger={
        <Button
          className="top-bar__more"
          aria-label={t('shell.addAnotherWay')}
          icon={<Plus aria-hidden="true" />}
        />
      }
      items={[
        {
          label: t('shell.scanRegion'),
          icon: <SquareDashedMousePointer aria-hidden="true" />,
          onSelect: add.scanRegion,
        },
        {
          label: t('shell.openImage'),
          icon: <ImageUp aria-hidden="true" />,
          shortcut: [modifierName(), 'O'],
          onSelect: add.openImage,
        },
        {
          label: t('shell.readClipboard'),
          icon: <ClipboardPaste aria-hidden="true" />,
          shortcut: [modifierName(), 'V'],
          onSelect: add.readClipboard,
        },
        { label: t('shell.camera'), icon: <Camera aria-hidden="true" />, onSelect: add.camera },
        {
          label: t('shell.watchFolder'),
          icon: <FolderSearch aria-hidden="true" />,
          onSelect: add.watchFolder,
        },
        { label: t('shell.pasteKeyUri'), icon: <Link2 aria-hidden="true" />, onSelect: add.pasteKeyUri },
        { label: t('shell.typeIn'), icon: <Keyboard aria-hidden="true" />, onSelect: add.type },
        { label: t('shell.importFile'), icon: <FileInput aria-hidden="true" />, onSelect: add.importFile },
      ]}
    />
  );
});
