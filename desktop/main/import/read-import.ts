/** Reads the accounts in a file's bytes, in this thread. open-file.ts uses a separate thread. */
import { quotableName } from '../../../shared/quotable.ts';
import { currentLanguage, sentences } from '../texts/texts.ts';
import { damaged, ImportFailure, passwordOrDamage, passwordRequired } from './account/import-failure.ts';
import type { ImportedFile } from './account/imported-account.ts';
import { ImportFile, type ReadQrs } from './file/import-file.ts';
import { MAX_IMPORT_BYTES } from './file/largest-file.ts';
import type { ImportFormat, ImportTools } from './formats/import-format.ts';
import { type FoundInside, findInside } from './inside-archive.ts';
import { recognise } from './recognise.ts';
import type { AllowMemory } from './unlock/costs.ts';

export interface ImportRequest {
  bytes: Uint8Array;
  password?: string | undefined;
  /** The id of the format that the user chose. */
  format?: string | undefined;
  /** Whether to import accounts in the app's bin. */
  includeRemoved?: boolean | undefined;
}

export interface ImportHands {
  readQrs: ReadQrs;
  allowMemory: AllowMemory;
  /** Called with the format before the slow part begins. */
  onRecognised?: (format: string) => void;
}

/** Returns the accounts. @throws ImportFailure only, for any bytes */
export async function readImport(request: ImportRequest, hands: ImportHands): Promise<ImportedFile> {
  const { bytes, password } = request;
  if (bytes.length === 0) throw new ImportFailure('unrecognised', sentences().importFile.empty);
  if (bytes.length > MAX_IMPORT_BYTES) {
    const megabytes = [bytes.length, MAX_IMPORT_BYTES].map((size) => Math.ceil(size / 2 ** 20));
    throw new ImportFailure(
      'unsupported',
      sentences().importFile.tooLarge({ megabytes: megabytes[0] ?? 0, most: megabytes[1] ?? 0 }),
    );
  }
  const [typed, ...otherForms] = formsOf(password);
  try {
    return await readOnce({ ...request, password: typed }, hands);
  } catch (error) {
    if (!isWrongPassword(error)) throw error;
    for (const form of otherForms) {
      try {
        return await readOnce({ ...request, password: form }, hands);
      } catch (again) {
        if (!isWrongPassword(again)) throw again;
      }
    }
    throw error;
  }
}

/**
 * Returns the ways in which a password can be written in Unicode, the typed one first. Few apps choose one, so the
 * letter “é” of a phone and that of a Mac may be different bytes.
 */
function formsOf(password: string | undefined): (string | undefined)[] {
  if (password === undefined) return [undefined];
  return [...new Set([password, password.normalize('NFC'), password.normalize('NFD')])];
}

function isWrongPassword(error: unknown): boolean {
  return error instanceof ImportFailure && error.code === 'password_wrong';
}

async function readOnce(request: ImportRequest, hands: ImportHands): Promise<ImportedFile> {
  const { bytes, password, format: wanted } = request;
  const file = new ImportFile(bytes, hands.readQrs);
  try {
    return await openAny(await recognise(file, wanted), file, request, hands);
  } catch (error) {
    if (!(error instanceof ImportFailure) || error.code !== 'unrecognised') throw error;
    // With a format that the user chose, the file may be one of another app.
    if (wanted !== undefined && (await isKnown(file))) throw error;
    const inside = await findInside(file, hands.readQrs, { wanted, password });
    if (!inside) throw error;
    return withArchive(await openAny(inside.formats, inside.file, request, hands), inside);
  }
}

async function openAny(
  formats: readonly ImportFormat[],
  file: ImportFile,
  { password, includeRemoved = false }: ImportRequest,
  { allowMemory, onRecognised }: ImportHands,
): Promise<ImportedFile> {
  const tools = { password, includeRemoved, allowMemory };
  const failures: { format: ImportFormat; failure: ImportFailure }[] = [];
  for (const format of formats) {
    onRecognised?.(format.id);
    try {
      return await openAs(format, file, tools);
    } catch (error) {
      if (!(error instanceof ImportFailure) || error.code === 'stopped') throw error;
      failures.push({ format, failure: error });
    }
  }
  throw failureOfAll(failures);
}

async function isKnown(file: ImportFile): Promise<boolean> {
  return recognise(file).then(
    () => true,
    () => false,
  );
}

/** Adds what is known of the ZIP that the export is in. */
function withArchive(opened: ImportedFile, inside: FoundInside): ImportedFile {
  const names = inside.others.map((name) => quotableName(name) ?? '…');
  if (names.length > 0)
    opened.problems.push({ entry: 'ZIP', reason: sentences().importFile.othersInside({ names }) });
  return { ...opened, encrypted: opened.encrypted || inside.encrypted };
}

async function openAs(format: ImportFormat, file: ImportFile, tools: ImportTools): Promise<ImportedFile> {
  try {
    const opened = await format.open(file, tools);
    if (file.isGuessed)
      opened.problems.push({ entry: format.name, reason: sentences().importFile.guessedLetters });
    if (file.unread !== undefined) opened.problems.push({ entry: format.name, reason: file.unread });
    return { format: format.id, ...opened };
  } catch (error) {
    if (error instanceof ImportFailure) throw error;
    // An unexpected form. The error may quote the file, so it is not passed on.
    throw damaged(format.name);
  }
}

/**
 * Returns why a file is none of the formats that it looks like. A password could help with some of them, so these come
 * first and are named together.
 */
function failureOfAll(
  failures: readonly { format: ImportFormat; failure: ImportFailure }[],
): ImportFailure | undefined {
  const [first, ...more] = failures;
  if (!first || more.length === 0) return first?.failure;
  const withPassword = failures.filter(({ failure }) => /^password/.test(failure.code));
  if (withPassword.length === 0) return first.failure;
  const names = new Intl.ListFormat(currentLanguage(), { type: 'disjunction' }).format(
    withPassword.map(({ format }) => format.name),
  );
  const isMissing = withPassword.some(({ failure }) => failure.code === 'password_required');
  const { code, message } = isMissing ? passwordRequired(names) : passwordOrDamage(names);
  const others = failures.filter(({ failure }) => failure.code === 'unsupported');
  return new ImportFailure(code, [message, ...others.map(({ failure }) => failure.message)].join(' '));
}
