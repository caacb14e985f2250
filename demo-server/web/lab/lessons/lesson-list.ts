/** The lessons in order, each with the page of the lab to try it on, in a prepared state. */
export const LESSONS = [
  { id: 'code', page: '/lab/code' },
  { id: 'clock', page: '/lab/verifier?phone=40' },
  { id: 'enrolling', page: '/lab/key-uri' },
  { id: 'trust', page: '/lab/attacks' },
  { id: 'losing', page: '/lab/attacks' },
] as const;

export type LessonId = (typeof LESSONS)[number]['id'];
