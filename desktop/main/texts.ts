/** The few texts that the operating system shows for the app: menus and the tray. The pages have their own. */
import { type Language, languageFor } from '../../shared/translations/languages.ts';
import type { Settings } from '../settings.ts';

export interface MainTexts {
  menu: Readonly<Record<'file' | 'edit' | 'view' | 'settings' | 'close', string>>;
  tray: {
    copy: (name: string) => string;
    noFavourites: string;
    show: string;
    palette: string;
    scan: string;
    lock: string;
    quit: string;
  };
}

export const MAIN_TEXTS: Readonly<Record<Language, MainTexts>> = {
  en: {
    menu: { file: 'File', edit: 'Edit', view: 'View', settings: 'Settings', close: 'Close window' },
    tray: {
      copy: (name) => `Copy code: ${name}`,
      noFavourites: 'Star an account to have it here',
      show: 'Open Countersign',
      palette: 'Find a code…',
      scan: 'Scan screen',
      lock: 'Lock',
      quit: 'Quit',
    },
  },
  de: {
    menu: {
      file: 'Datei',
      edit: 'Bearbeiten',
      view: 'Ansicht',
      settings: 'Einstellungen',
      close: 'Fenster schließen',
    },
    tray: {
      copy: (name) => `Code kopieren: ${name}`,
      noFavourites: 'Markierte Konten stehen hier',
      show: 'Countersign öffnen',
      palette: 'Code suchen …',
      scan: 'Bildschirm lesen',
      lock: 'Sperren',
      quit: 'Beenden',
    },
  },
};

/** @param preferred the system's languages, best first, as BCP 47 tags */
export function mainTexts(setting: Settings['language'], preferred: readonly string[]): MainTexts {
  return MAIN_TEXTS[languageFor(setting === 'system' ? null : setting, preferred)];
}
