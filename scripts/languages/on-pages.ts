import { walkServer } from '../pictures/server/server.ts';
import { type Looking, PATIENCE } from './in-app.ts';
import { lookInEachLanguage, withServer } from './page-visits.ts';

/** Looks at each state of the server's pages in each language. @param pages the folder of the built pages */
export async function lookAtPages(looking: Looking, pages: string): Promise<void> {
  await withServer(pages, (site) =>
    walkServer(
      site,
      async (page, state) => {
        if (state.startsWith('german')) return;
        // Mail would follow the language of the pages, and the walk reads English mail.
        await page.route('**/api/auth/set-language', (route) => route.abort());
        await lookInEachLanguage(looking, page, state);
      },
      PATIENCE,
    ),
  );
}
