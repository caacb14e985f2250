import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Language } from '../../shared/translations/languages.ts';
import { flat } from '../texts/catalogue.ts';
import { catalogueOf } from '../texts/generate.ts';
import { TEXT_PLACES } from '../texts/places.ts';
import { type Fault, faultsOnPage } from './faults-on-page.ts';
import { PSEUDO_LANGUAGES } from './pseudo-texts.ts';

/** Words that are the same in every language: of products, of people in the walks, and what they typed. */
const NAMES = [
  ...[
    'Countersign',
    'GNOME Keyring',
    'RFC',
    'SHA256',
    'SHA1',
    'SVG',
    'PNG',
    'better-auth',
    'Chrome',
    'Linux',
    'Firefox',
    'Mozilla',
    'MD',
  ],
  ...['Ann Example', 'Bob Example', 'Sam Example', 'Ada Example', 'Laptop', 'Desk', 'example.com'],
  ...['Work', 'Home', 'Bank', 'GitHub (new)', 'GitHub', 'Harbour', 'Harbor', 'annplays', 'ann.example'],
  ...['What was the boat called?', 'My phone fell into the lake.', 'The codes, too.'],
  'Called back at the number on file.',
  'ann',
];

/** What the app's main process and the server send as sentences. A page shows them as they came. */
const SENT = patternsOf(['desktop/main/texts', 'shared/key-sentences/texts']);
/** What pages say once. */
const SAID_ONCE = patternsOf(TEXT_PLACES.map(({ folder }) => folder));

function patternsOf(folders: readonly string[]): string[] {
  return (
    TEXT_PLACES.filter(({ folder }) => folders.includes(folder))
      .flatMap((place) => [...flat(catalogueOf(place, 'en')).values()])
      .map((text) => text.split(/\{\{.*?\}\}/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&')))
      // “{{name}}: {{text}}” would be everything.
      .filter((parts) => parts.length === 1 || parts.join('').length > 6)
      .map((parts) => parts.join('.+'))
  );
}

/** Where and how to look. */
export interface Visit {
  page: Page;
  program: 'app' | 'pages';
  state: string;
  language: Language;
  /** The width of the window, in CSS pixels. */
  width: number;
}

/** Collects faults. The same fault in several states is one finding. */
export class Findings {
  readonly #found = new Map<string, { fault: Fault; where: Set<string> }>();
  readonly #pictures: string | undefined;
  readonly #isPseudo: boolean;
  #visits = 0;

  /** @param pictures the folder for a picture of each visit, if any */
  constructor(isPseudo: boolean, pictures: string | undefined) {
    this.#isPseudo = isPseudo;
    this.#pictures = pictures;
    if (pictures) mkdirSync(pictures, { recursive: true });
  }

  get visits(): number {
    return this.#visits;
  }

  async visit({ page, program, state, language, width }: Visit): Promise<void> {
    this.#visits += 1;
    const isPseudo = this.#isPseudo && PSEUDO_LANGUAGES.some((one) => one === language);
    for (const fault of await faultsOnPage(page, {
      isPseudo,
      names: NAMES,
      sent: SENT,
      saidOnce: SAID_ONCE,
    })) {
      const key = `${program} ${fault.kind} ${fault.place} ${fault.text}`;
      const finding = this.#found.get(key) ?? { fault, where: new Set<string>() };
      finding.where.add(`${program} ${state}, ${language}, ${width} px`);
      this.#found.set(key, finding);
    }
    if (this.#pictures) {
      const png = await page.screenshot({ animations: 'disabled' });
      writeFileSync(join(this.#pictures, `${program}-${state}-${language}-${width}.png`), png);
    }
  }

  /** Returns a line for each finding, with the states in which it is. */
  lines(): string[] {
    return [...this.#found.values()]
      .toSorted((one, other) => one.fault.kind.localeCompare(other.fault.kind))
      .map(({ fault: { kind, place, text }, where }) => {
        const [first = ''] = where;
        const more = where.size > 1 ? ` and ${where.size - 1} more` : '';
        return `${kind}: ${place}${text ? ` “${text}”` : ''} (${first}${more})`;
      });
  }
}
