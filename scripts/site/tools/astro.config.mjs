/** How the site is built. `scripts/site.ts` copies this into the folder with the pages, and sets the variables. */
import starlight from '@astrojs/starlight';
import { defineConfig, passthroughImageService } from 'astro/config';

const both = (en, de) => ({ label: en, translations: { de } });

export default defineConfig({
  site: process.env.SITE_ORIGIN,
  base: process.env.SITE_BASE,
  outDir: process.env.SITE_OUT,
  trailingSlash: 'always',
  telemetry: false,
  // The pictures are as they should be, and the tool that changes them is large.
  image: { service: passthroughImageService() },
  integrations: [
    starlight({
      title: 'Countersign',
      favicon: '/favicon.svg',
      defaultLocale: 'root',
      locales: { root: { label: 'English', lang: 'en' }, de: { label: 'Deutsch', lang: 'de' } },
      customCss: ['./src/site.css'],
      credits: false,
      lastUpdated: false,
      sidebar: [
        {
          ...both('Use it', 'Benutzen'),
          items: ['app', 'install', 'import', 'scanning', 'faq', 'compare', 'troubleshooting'],
        },
        {
          ...both('Teach with it', 'Unterrichten'),
          items: [
            'lab',
            'teaching',
            { ...both('Open the lab', 'Labor öffnen'), link: '/try/', attrs: { target: '_self' } },
          ],
        },
        {
          ...both('Test with it', 'Testen'),
          items: [
            'kit',
            'conformance',
            'conformance/standards',
            'conformance/scoreboard',
            'checks',
            { ...both('Typed API', 'Typen'), items: [{ autogenerate: { directory: 'api' } }] },
          ],
        },
        {
          ...both('Run the server', 'Server betreiben'),
          items: [
            'demo-server',
            'settings',
            'server-api',
            'proxies',
            'better-auth',
            'backup',
            'upgrading',
            'monitoring',
          ],
        },
        {
          ...both('Look things up', 'Nachschlagen'),
          items: [
            'key-uri',
            'vault-format',
            'sync-format',
            'glossary',
            'gallery/app',
            'gallery/server',
            'speed',
            'security',
            'changelog',
          ],
        },
        {
          ...both('Change it', 'Mitarbeiten'),
          items: [
            'contributing',
            'architecture',
            'translating',
            {
              ...both('Terms by language', 'Begriffe je Sprache'),
              items: [{ autogenerate: { directory: 'glossary' } }],
              collapsed: true,
            },
            {
              ...both('Guides', 'Anleitungen'),
              items: [{ autogenerate: { directory: 'guides' } }],
              collapsed: true,
            },
            {
              ...both('Decisions', 'Entscheidungen'),
              items: [{ autogenerate: { directory: 'decisions' } }],
              collapsed: true,
            },
          ],
        },
      ],
    }),
  ],
});
