import type { ReplyOf, routes } from '../../../contract/index.ts';

/** A request to support as whoever decides it sees it. */
export type ViewedRequest = ReplyOf<typeof routes.viewSupportRequest>;
