/** The part that is used of a package without types. */
declare module 'spdx-satisfies' {
  /** @throws if the first is not an SPDX expression */
  export default function satisfies(expression: string, approved: string[]): boolean;
}
