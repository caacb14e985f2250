/** The lessons in order, each with its page of the lab. */
export const LESSONS = [
  { id: 'code', page: '/lab/code' },
  { id: 'clock', page: '/lab/verifier' },
  { id: 'enrolling', page: '/lab/key-uri' },
  { id: 'trust', page: '/lab/attacks' },
  { id: 'losing', page: '/lab/attacks' },
] as const;

export type LessonId = (typeof LESSONS)[number]['id'];
