/** Every task of the lab, in the order of a course. Names begin with the page. */
export const TASKS = [
  'lessons/code',
  'lessons/clock',
  'lessons/enrolling',
  'lessons/trust',
  'lessons/losing',
  'inside/base32',
  'inside/hmac',
  'inside/truncation',
  'inside/modulo',
  'inside/resync',
] as const;

export type TaskId = (typeof TASKS)[number];
