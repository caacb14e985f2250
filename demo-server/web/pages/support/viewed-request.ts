import type { ReplyOf, routes } from '../../../contract/index.ts';

/** A request to support, as staff see it. */
export type ViewedRequest = ReplyOf<typeof routes.viewSupportRequest>;
