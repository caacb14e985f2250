/** One work that the app carries, as its list of licences has it. */
export interface CarriedWork {
  name: string;
  /** Empty if it is part of another work. */
  version: string;
  /** An SPDX expression. */
  licence: string;
  /** The licence and notices in full. */
  text: string;
}
