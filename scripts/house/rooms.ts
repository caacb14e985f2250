/**
 * The architecture as a table: each folder, and the folders that its files may import. Read it from the ground up: a
 * folder comes before the folders that import it.
 *
 * Names are relative to the program's folder. `.` is that folder itself, `/name` starts at the top of the tree, and
 * `a/{b,c}` is a row for each. rooms.test.ts checks every import of the tree with this table.
 */
export const PROGRAMS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  // Runs unchanged in Node, Electron and browsers.
  shared: {
    '{key-sentences,translations}': '',
    '.': 'key-sentences',
    testing: '.',
    ui: '. translations',
    'ui/making': '. translations ui',
  },

  'demo-server': {
    keys: '',
    contract: '/shared /shared/translations',
    base: 'contract /shared',
    'store/migrations': '',
    store: 'base contract keys store/migrations /shared /shared/translations',
    'store/backup': 'keys store store/migrations',
    activity: 'base contract store',
    metrics: 'contract store',
    throttle: 'base contract store /shared',
    sessions: 'base contract store /shared',
    'key-rotation': 'keys store',
    passwords: 'base contract keys sessions store throttle /shared',
    'mail/kinds': 'contract',
    'mail/message': 'mail/kinds /shared/translations',
    'mail/sms': 'mail/kinds mail/message /shared/translations',
    'mail/texts/en': 'contract mail/kinds mail/message',
    'mail/texts/de': 'contract mail/kinds mail/message mail/texts/en',
    'mail/texts': 'mail/kinds mail/message mail/texts/de mail/texts/en /shared/translations',
    mail: 'base keys mail/kinds mail/message mail/sms mail/texts store /shared /shared/translations',
    factors: 'base contract keys mail passwords sessions store throttle /shared',
    passkeys: 'base contract factors sessions store throttle /shared',
    people: 'base contract factors mail sessions store /shared',
    proof: 'base contract factors mail passkeys passwords sessions store throttle',
    addresses: 'base contract factors keys mail passwords proof sessions store throttle /shared',
    'enrolment-rights': 'addresses base factors keys mail passwords sessions store /shared',
    recovery: 'base contract enrolment-rights factors keys mail passwords sessions store throttle /shared',
    support: 'base contract factors keys mail people recovery sessions store throttle /shared',
    'two-factor': 'base contract factors mail passkeys proof sessions store',
    accounts:
      'addresses base contract enrolment-rights factors keys mail passwords people proof sessions store throttle ' +
      '/shared /shared/translations',
    settings: 'accounts contract factors keys mail mail/sms recovery throttle /shared',
    demo: 'accounts base contract factors passwords sessions store two-factor /shared',
    // Routes run the domain's functions with it. Routes and middleware do not use the store.
    actions: 'accounts factors mail recovery support',
    middleware: 'actions base contract metrics sessions throttle',
    openapi: 'base contract middleware',
    routes:
      'accounts actions activity addresses base contract demo enrolment-rights factors mail middleware passkeys people proof recovery ' +
      'sessions support throttle two-factor /shared /shared/translations',
    '.': 'accounts actions base contract demo key-rotation keys mail metrics middleware openapi passwords people recovery routes sessions settings store store/backup support /shared',
    testing:
      '. accounts base contract factors keys mail mail/kinds openapi passwords recovery sessions settings store ' +
      'throttle two-factor /shared',
  },

  // The pages know only the server's contract. The lab shows the real throttle.
  'demo-server/web': {
    'texts/en': '',
    'texts/de': 'texts/en /demo-server/contract /shared/translations',
    texts: 'texts/de texts/en /demo-server/contract /shared/translations /shared/ui',
    time: 'texts /shared /shared/ui',
    api: 'texts time /demo-server/contract',
    session: 'api time /demo-server/contract',
    forms: 'api session texts time /demo-server/contract /shared/ui',
    frame: 'api session texts time /demo-server/contract /shared/translations /shared/ui',
    proof: 'api forms session texts time /demo-server/contract /shared/ui',
    'step-up': 'api forms proof session texts /demo-server/contract /shared/ui',
    'pages/{accounts,backup-codes,outbox,passwords,recovery,second-step,sessions,staff,step-up}':
      'api forms frame proof session step-up texts time /demo-server/contract /shared /shared/ui',
    'pages/account-data':
      'api forms frame pages/backup-codes session step-up texts /demo-server/contract /shared/ui',
    'pages/addresses':
      'api forms frame pages/sessions session step-up texts /demo-server/contract /shared/ui',
    'pages/{enrolment,methods}':
      'api forms frame pages/backup-codes proof session step-up texts time /demo-server/contract /shared /shared/ui',
    'pages/{mail-queue,policy}':
      'api forms frame pages/staff session step-up texts time /demo-server/contract /shared/ui',
    'pages/people':
      'api forms pages/methods pages/staff session step-up texts time /demo-server/contract /shared/ui',
    'pages/activity':
      'api forms frame pages/sessions pages/staff session step-up texts time /demo-server/contract /shared/ui',
    'pages/support':
      'api forms frame pages/activity pages/methods pages/sessions pages/staff session step-up texts time ' +
      '/demo-server/contract /shared/ui',
    'pages/overview':
      'frame pages/addresses pages/backup-codes pages/enrolment pages/methods pages/support session texts ' +
      '/demo-server/contract /shared/ui',
    'pages/admin':
      'frame pages/activity pages/mail-queue pages/people pages/policy pages/staff pages/support session texts ' +
      '/demo-server/contract /shared/ui',
    'lab/texts/en': '',
    'lab/texts/de': 'lab/texts/en /shared/translations',
    'lab/texts': 'lab/texts/de lab/texts/en texts /shared/translations',
    'lab/code': 'frame lab/texts texts /shared /shared/ui /shared/ui/making',
    'lab/key-uri': 'frame lab/texts /shared /shared/ui',
    'lab/{attacks,verifier}':
      'frame lab/code lab/texts texts /demo-server/contract /demo-server/throttle /shared /shared/ui',
    'lab/lessons': 'frame lab/attacks lab/code lab/texts /shared /shared/ui',
    lab: 'frame lab/attacks lab/code lab/key-uri lab/lessons lab/texts lab/verifier /shared/ui',
    // The lab without a server, for the site.
    'lab-alone': '. frame lab session texts',
    '.':
      'api frame lab pages/account-data pages/accounts pages/activity pages/addresses pages/admin pages/backup-codes pages/enrolment ' +
      'pages/methods pages/outbox pages/overview pages/passwords pages/policy pages/recovery pages/second-step ' +
      'pages/sessions pages/step-up pages/support session step-up texts /shared/ui',
  },

  desktop: {
    '.': '/shared /shared/translations',
    // The contract between the windows and the main process. The windows import only its types.
    ipc: '. /shared',
    preload: 'ipc',
    'main/texts/en': '/shared/key-sentences',
    'main/texts/de': 'main/texts/en /shared/key-sentences',
    'main/texts': '. main/texts/de main/texts/en /shared/translations',
    'main/ipc': 'ipc main/texts',
    'main/clipboard': 'ipc',
    'main/scanner': 'main/ipc main/texts /shared /shared/translations',
    'main/vault': '. ipc main/ipc main/texts /shared',
    // The accounts of several computers as one document that merges.
    'main/sync/document': '. main/vault',
    // The files of the common folder, and the group of computers that write them.
    'main/sync/format': '',
    'main/sync/group': 'main/sync/format',
    'main/sync':
      'ipc main/ipc main/sync/document main/sync/format main/sync/group main/texts main/vault /shared',
    'main/sync/{fixtures,testing}': 'main/sync main/vault main/vault/fixtures main/vault/testing',
    'main/settings': '. main/vault',
    'main/windows': 'ipc main/settings /shared',
    // The app's only way to the network.
    'main/network': '',
    'main/accounts': '. ipc main/clipboard main/ipc main/texts main/vault /shared',
    'main/clock': 'ipc main/ipc main/network main/texts main/vault /shared',
    'main/updates': 'ipc main/ipc main/network main/texts /shared',
    'main/found':
      '. ipc main/accounts main/ipc main/scanner main/sync main/texts main/vault main/windows /shared',
    'main/system':
      '. ipc main/accounts main/ipc main/settings main/texts main/texts/en main/updates main/vault main/windows /shared',
    // Other apps' exports: files, keys, formats, and writing exports.
    'main/import/account': 'main/texts /shared',
    'main/import/file': 'main/import/account main/scanner main/texts /shared',
    'main/import/unlock': 'main/import/account',
    'main/import/formats':
      'main/import/account main/import/file main/import/unlock main/scanner main/texts main/vault /shared',
    'main/import':
      'main/import/account main/import/file main/import/formats main/import/unlock main/scanner main/texts ' +
      '/shared /shared/translations',
    'main/import/export': 'main/import/account main/texts main/vault /shared',
    'main/import/in-app':
      '. ipc main/accounts main/found main/import main/import/account main/import/export main/import/file ' +
      'main/import/formats main/ipc main/scanner main/texts main/vault main/windows /shared',
    main:
      '. ipc main/accounts main/clipboard main/clock main/found main/import/in-app main/ipc main/settings main/sync main/system main/texts ' +
      'main/updates main/vault main/windows /shared',
    'main/import/testing': 'main/import main/import/account main/scanner',
    'main/scanner/testing': 'main/scanner',
    testing: '. ipc',
    'main/clipboard/testing': 'main/clipboard',
    'main/accounts/testing': 'main/accounts main/vault main/vault/testing',
    'main/vault/{fixtures,testing}': '. main/vault main/vault/fixtures /shared',

    // The renderer uses the main process only through the contract in desktop/ipc/. Features do not import each other.
    'renderer/texts/en': '.',
    'renderer/texts/de': 'renderer/texts/en /shared/translations',
    'renderer/texts':
      '. renderer/texts/de renderer/texts/en /shared/key-sentences /shared/translations /shared/ui',
    'renderer/bridge': '. ipc renderer/texts /shared /shared/ui',
    'renderer/pieces': 'ipc renderer/bridge renderer/texts /shared /shared/ui',
    'renderer/account-form': '. ipc renderer/bridge renderer/pieces renderer/texts /shared /shared/ui',
    'renderer/{accounts,add,backup,export,lab,palette,region,settings,several,shell,vault}':
      '. ipc renderer/account-form renderer/bridge renderer/pieces renderer/texts /shared /shared/translations /shared/ui /shared/ui/making',
    'renderer/shared-screen': '',
    'renderer/pages':
      '. ipc renderer/account-form renderer/accounts renderer/add renderer/backup renderer/bridge renderer/export renderer/lab renderer/pieces ' +
      'renderer/settings renderer/several renderer/shell renderer/texts renderer/vault /shared/ui',
    renderer: 'ipc renderer/bridge renderer/pages renderer/shell renderer/vault /shared/ui',
  },

  e2e: {
    fixtures:
      '/demo-server/contract /demo-server/web/texts /demo-server/web/texts/en /desktop/main/updates /scripts/setup ' +
      '/shared /shared/translations',
    'kit/qr': '/desktop/main/scanner /shared',
    'kit/server': 'fixtures /demo-server/contract',
    'kit/report': 'fixtures kit/qr kit/server',
    kit: 'fixtures kit/qr kit/report kit/server /desktop/ipc /shared',
    elsewhere: 'kit',
    'conformance/trial': '/shared',
    'conformance/checks': 'conformance/trial /shared',
    'conformance/parts': 'conformance/trial',
    'conformance/adapters':
      'conformance/parts conformance/trial elsewhere /demo-server /demo-server/contract /demo-server/settings /demo-server/testing',
    'conformance/testing/bench': 'conformance/parts conformance/trial /shared',
    conformance: 'conformance/checks conformance/parts conformance/trial /scripts/command /shared',
    '.': 'fixtures kit',
  },

  scripts: {
    setup: '',
    command: '',
    pack: 'setup',
    house: 'setup',
    machines: 'setup',
    licences: '/desktop/renderer/pieces',
    package: 'command licences setup',
    'pack-server': 'setup',
    'server-trial': 'setup /demo-server/testing /e2e/fixtures',
    release: 'setup /desktop/main/updates /shared',
    'site/tools': '',
    site: 'house release setup /demo-server/openapi /e2e/conformance/checks',
    'site-trial': '/e2e/fixtures',
    'syncthing-trial': '',
    'packages-trial': 'machines setup /e2e/fixtures',
    cli:
      'command setup /desktop/main/import /desktop/main/import/account /desktop/main/import/export /desktop/main/scanner ' +
      '/e2e/conformance /e2e/kit/qr /shared',
    'bench/scan': '/desktop/main/scanner /desktop/main/scanner/testing',
    'bench/server':
      '/demo-server /demo-server/keys /demo-server/sessions /demo-server/settings /demo-server/store /shared',
    bench:
      'bench/scan bench/server setup /demo-server/passwords /desktop/main/scanner /desktop/main/sync /desktop/main/vault /e2e/fixtures ' +
      '/demo-server/testing /shared',
    'pictures/encode': '/desktop/main/scanner',
    'pictures/{app,server}':
      'pictures/encode /demo-server/web/texts/de /demo-server/web/texts/en /desktop /desktop/main/vault ' +
      '/desktop/renderer/texts/de /e2e/fixtures /shared',
    pictures:
      'pictures/app pictures/encode pictures/server setup /demo-server/web/lab/texts/en /e2e /e2e/fixtures',
    '.':
      'bench cli house licences machines pack pack-server package packages-trial release server-trial setup site ' +
      'site-trial syncthing-trial /desktop/main/scanner /desktop/main/sync /desktop/main/updates /desktop/main/vault ' +
      '/e2e /e2e/fixtures /shared',
  },

  // A reader of the vault's format that shares no code with the app.
  docs: { '.': '' },
};

/** Packages that only these folders may import. A folder includes the folders inside it. */
export const PACKAGES: readonly (readonly [packages: RegExp, folders: readonly string[]])[] = [
  [/^(?:koa|@koa\/.+)$/, ['demo-server', 'demo-server/middleware', 'demo-server/routes']],
  [/^(?:kysely|pg)$/, ['demo-server/store', 'demo-server/testing']],
  [/^node:sqlite$/, ['demo-server/store', 'demo-server/testing', 'desktop/main/vault']],
  [/^electron(?:-store)?$/, ['desktop/main', 'desktop/preload']],
  [/^(?:react(?:-dom)?|radix-ui|lucide-react)(?:\/|$)/, ['demo-server/web', 'desktop/renderer', 'shared/ui']],
];

/** Folders whose code also runs in a browser, with the folders inside them. They must not import Node modules. */
export const WITHOUT_NODE: readonly string[] = [
  'shared',
  'demo-server/contract',
  'demo-server/web',
  'desktop/renderer',
];
