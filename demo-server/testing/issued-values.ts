/** Fields of requests with secrets. */
const SENT = ['password', 'newPassword', 'currentPassword', 'code', 'backupCode', 'token'];

/** All secrets that browsers and a site exchanged. No log may contain them. */
export class IssuedValues {
  readonly #values = new Set<string>();

  /** Records the passwords and codes of a request, right or wrong. */
  sent(body: unknown): void {
    for (const value of fieldsOf(body, SENT)) this.#add(value);
    for (const answer of answersIn(body)) this.#add(answer);
  }

  /** Records the secrets of an answer: keys, backup codes, and links and codes in mail. */
  received(body: unknown): void {
    const [totpURI] = fieldsOf(body, ['totpURI']);
    if (totpURI !== undefined) this.#add(new URL(totpURI).searchParams.get('secret') ?? '');
    for (const text of mailTexts(body)) this.mail(text);
    if (
      typeof body === 'object' &&
      body !== null &&
      'backupCodes' in body &&
      Array.isArray(body.backupCodes)
    ) {
      for (const code of body.backupCodes) {
        this.#add(String(code));
        this.#add(String(code).replace('-', ''));
      }
    }
  }

  /** Records the tokens and codes of a message. */
  mail(text: string): void {
    for (const [, token = ''] of text.matchAll(/#token=([\w-]+)/g)) this.#add(token);
    for (const [code] of text.matchAll(/\b[0-9]{3} ?[0-9]{3}\b/g)) this.#add(code.replace(' ', ''));
  }

  cookie(value: string): void {
    this.#add(value);
  }

  /** Records a token of a class. */
  token(value: string): void {
    this.#add(value);
  }

  /**
   * Returns the values that a text contains. A value must stand alone: six digits inside an id or a time are not a
   * code.
   *
   * @param shortest the shortest values to look for, because any large database contains some six digits by chance
   */
  foundIn(text: string, shortest = 6): string[] {
    const values = [...this.#values].filter(({ length }) => length >= shortest);
    return values.filter((value) => {
      for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
        const around = (text[at - 1] ?? '') + (text[at + value.length] ?? '');
        if (value.length > 12 || !/[0-9a-f-]/.test(around)) return true;
      }
      return false;
    });
  }

  get size(): number {
    return this.#values.size;
  }

  #add(value: string): void {
    if (value.length >= 6) this.#values.add(value);
  }
}

function fieldsOf(body: unknown, names: readonly string[]): string[] {
  if (typeof body !== 'object' || body === null) return [];
  return Object.entries(body).flatMap(([name, value]) =>
    names.includes(name) && typeof value === 'string' ? [value] : [],
  );
}

/** Returns the messages in a reply of the outbox. */
function mailTexts(body: unknown): string[] {
  if (typeof body !== 'object' || body === null || !('messages' in body) || !Array.isArray(body.messages))
    return [];
  return body.messages.flatMap((message) => fieldsOf(message, ['text']));
}

/** Returns answers to security questions, when they are set and when they are used. */
function answersIn(body: unknown): string[] {
  if (typeof body !== 'object' || body === null) return [];
  const given = 'answers' in body && Array.isArray(body.answers) ? body.answers : [];
  const set = 'questions' in body && Array.isArray(body.questions) ? body.questions : [];
  return [...given.map(String), ...set.flatMap((question: unknown) => fieldsOf(question, ['answer']))];
}
