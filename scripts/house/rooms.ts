/**
 * The architecture as a table: each folder, and the folders that its files may import. Read it from the ground up: a
 * folder comes before the folders that import it.
 *
 * Names are relative to the program's folder. `.` is that folder itself, `/name` starts at the top of the tree, and
 * `a/{b,c}` is a row for each, and `a/*` the folder of each language. rooms.test.ts checks every import of the tree with this table.
 */
export const PROGRAMS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  // Runs unchanged in Node, Electron and browsers.
  shared: {
    translations: '',
    'key-sentences/texts/*': '',
    'key-sentences/texts': 'key-sentences/texts/* translations',
    'key-sentences': 'key-sentences/texts',
    '.': 'key-sentences key-sentences/texts',
    testing: '.',
    'ui/texts/*': '',
    'ui/texts': 'translations ui/texts/*',
    ui: '. translations ui/texts',
    'ui/making/texts/*': '',
    'ui/making/texts': 'translations ui/making/texts/*',
    'ui/making': '. translations ui ui/making/texts',
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
    'mail/texts/*': '',
    'mail/texts': 'mail/texts/* /shared/translations',
    'mail/sms': 'mail/kinds mail/message mail/texts /shared/translations',
    'mail/messages': 'mail/kinds mail/message mail/texts /shared/translations',
    mail: 'base keys mail/kinds mail/message mail/messages mail/sms store /shared /shared/translations',
    factors: 'base contract keys mail passwords sessions store throttle /shared',
    passkeys: 'base contract factors sessions store throttle /shared',
    people: 'base contract factors mail sessions store /shared',
    proof: 'base contract factors mail passkeys passwords sessions store throttle',
    addresses: 'base contract factors keys mail passwords proof sessions store throttle /shared',
    'enrolment-rights': 'addresses base contract factors keys mail passwords sessions store',
    recovery: 'base contract enrolment-rights factors keys mail passwords sessions store throttle /shared',
    support: 'base contract factors keys mail people recovery sessions store throttle /shared',
    'two-factor': 'base contract factors mail passkeys proof sessions store',
    accounts:
      'addresses base contract enrolment-rights factors keys mail passwords people proof sessions store throttle ' +
      '/shared /shared/translations',
    // Class mode of the lab: pupils without accounts, with throw-away keys.
    classes: 'base contract factors keys sessions store throttle /shared',
    settings: 'accounts classes contract factors keys mail mail/sms recovery throttle /shared',
    demo: 'accounts base contract factors passwords sessions store two-factor /shared',
    // Routes run the domain's functions with it. Routes and middleware do not use the store.
    actions: 'accounts classes factors mail recovery support',
    middleware: 'actions base contract metrics sessions throttle',
    'openapi/texts/*': '',
    'openapi/texts': 'openapi/texts/* /shared/translations',
    openapi: 'base contract middleware openapi/texts /demo-server/web/texts /shared/translations',
    routes:
      'accounts actions activity addresses base classes contract demo enrolment-rights factors mail middleware passkeys passwords people proof recovery ' +
      'sessions support throttle two-factor /shared /shared/translations',
    '.': 'accounts actions base classes contract demo key-rotation keys mail metrics middleware openapi passwords people recovery routes sessions settings store store/backup support throttle /shared',
    testing:
      '. accounts base contract factors keys mail mail/kinds mail/message openapi passwords recovery sessions settings store ' +
      'throttle two-factor /shared',
  },

  // The pages know only the server's contract. The lab shows the real throttle.
  'demo-server/web': {
    'texts/*': '',
    texts: 'texts/* /demo-server/contract /shared/translations /shared/ui',
    time: 'texts /shared /shared/ui',
    api: 'texts time /demo-server/contract',
    session: 'api time /demo-server/contract',
    forms: 'api session texts time /demo-server/contract /shared /shared/ui',
    frame: 'api session texts time /demo-server/contract /shared/translations /shared/ui',
    proof: 'api forms session texts time /demo-server/contract /shared/ui',
    'step-up': 'api forms proof session texts /demo-server/contract /shared/ui',
    'pages/{accounts,backup-codes,outbox,passwords,recovery,second-step,sessions,staff,step-up}':
      'api forms frame proof session step-up texts time /demo-server/contract /shared /shared/translations /shared/ui',
    'pages/account-data':
      'api forms frame pages/backup-codes session step-up texts /demo-server/contract /shared/ui',
    'pages/addresses':
      'api forms frame pages/sessions session step-up texts /demo-server/contract /shared/ui',
    'pages/{enrolment,methods}':
      'api forms frame pages/backup-codes proof session step-up texts time /demo-server/contract /shared /shared/ui',
    'pages/mail-queue': 'api forms pages/staff step-up texts time /demo-server/contract /shared/ui',
    'pages/policy':
      'api forms frame pages/staff session step-up texts time /demo-server/contract /shared /shared/ui',
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
    'lab/texts/*': '',
    'lab/texts': 'lab/texts/* texts /shared/translations',
    // Links to a prepared state, and the keys that may be in them.
    'lab/links': 'lab/texts /shared/ui',
    // Tasks with their answers, which this browser keeps.
    'lab/tasks': 'frame lab/links lab/texts /shared /shared/ui',
    // Figures that can be saved as pictures.
    'lab/figures': 'lab/texts /shared/ui',
    'lab/code': 'frame lab/figures lab/links lab/texts texts /shared /shared/ui /shared/ui/making',
    'lab/key-uri': 'frame lab/texts /shared /shared/ui',
    'lab/{attacks,verifier}':
      'frame lab/figures lab/links lab/texts texts /demo-server/contract /demo-server/throttle /shared /shared/ui',
    'lab/inside':
      'frame lab/code lab/figures lab/links lab/tasks lab/texts texts /shared /shared/ui /shared/ui/making',
    'lab/worksheets': 'frame lab/attacks lab/links lab/texts texts /shared /shared/ui',
    'lab/lessons': 'frame lab/attacks lab/links lab/tasks lab/texts /shared /shared/ui',
    lab: 'frame lab/attacks lab/code lab/inside lab/key-uri lab/lessons lab/links lab/tasks lab/texts lab/verifier lab/worksheets /shared/ui',
    // Class mode: the pages of the lab that use the server.
    'lab/classes':
      'api forms frame lab lab/texts lab/verifier step-up texts time /demo-server/contract /shared /shared/ui',
    // The lab without a server, for the site.
    'lab-alone': '. frame lab session texts',
    // One figure in a frame of another site: without session and API.
    'lab-embed': '. lab lab/code lab/inside lab/links lab/texts texts /shared/ui',
    '.':
      'api frame lab lab/classes pages/account-data pages/accounts pages/activity pages/addresses pages/admin pages/backup-codes pages/enrolment ' +
      'pages/methods pages/outbox pages/overview pages/passwords pages/policy pages/recovery pages/second-step ' +
      'pages/sessions pages/step-up pages/support session step-up texts /shared/ui',
  },

  desktop: {
    '.': '/shared /shared/translations',
    // The contract between the windows and the main process. The windows import only its types.
    ipc: '. /shared',
    preload: 'ipc',
    'main/texts/*': '',
    'main/texts': '. main/texts/* /shared/key-sentences /shared/key-sentences/texts /shared/translations',
    'main/ipc': 'ipc main/texts',
    'main/clipboard': 'ipc',
    'main/scanner': 'main/ipc main/texts /shared /shared/translations',
    'main/vault': '. ipc main/ipc main/texts /shared',
    // The accounts of several computers as one document that merges.
    'main/sync/document': '. main/vault',
    // The files of the common folder, and the group of computers that write them.
    'main/sync/format': '.',
    'main/sync/group': 'main/sync/format',
    'main/sync':
      '. ipc main/ipc main/sync/document main/sync/format main/sync/group main/texts main/vault /shared',
    'main/sync/{fixtures,testing}': 'main/sync main/vault main/vault/fixtures main/vault/testing /shared',
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
      '. ipc main/accounts main/ipc main/settings main/texts main/updates main/vault main/windows /shared',
    // Other apps' exports: files, keys, formats, and writing exports.
    'main/import/account': 'main/texts /shared',
    'main/import/file': 'main/import/account main/scanner main/texts /shared',
    'main/import/unlock': 'main/import/account main/vault',
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
      'main/updates main/vault main/windows /shared /shared/translations',
    'main/import/testing': 'main/import main/import/account main/scanner',
    'main/scanner/testing': 'main/scanner',
    testing: '. ipc',
    'main/clipboard/testing': 'main/clipboard',
    'main/accounts/testing': 'main/accounts main/vault main/vault/testing',
    'main/vault/{fixtures,testing}': '. main/vault main/vault/fixtures /shared',

    // The renderer uses the main process only through the contract in desktop/ipc/. Features do not import each other.
    'renderer/texts/*': '',
    'renderer/texts':
      '. renderer/texts/* /shared/key-sentences /shared/key-sentences/texts /shared/translations /shared/ui',
    'renderer/bridge': '. ipc renderer/texts /shared /shared/ui',
    'renderer/pieces': '. ipc renderer/bridge renderer/texts /shared /shared/ui',
    'renderer/account-form': '. ipc renderer/bridge renderer/pieces renderer/texts /shared /shared/ui',
    'renderer/{accounts,add,backup,export,lab,palette,region,settings,several,shell,vault}':
      '. ipc renderer/account-form renderer/bridge renderer/pieces renderer/texts /shared /shared/translations /shared/ui /shared/ui/making',
    'renderer/shared-screen': '',
    'renderer/pages':
      '. ipc renderer/account-form renderer/accounts renderer/add renderer/backup renderer/bridge renderer/export renderer/lab renderer/pieces ' +
      'renderer/settings renderer/several renderer/shell renderer/texts renderer/vault /shared /shared/ui',
    renderer: 'ipc renderer/bridge renderer/pages renderer/shell renderer/vault /shared/ui',
  },

  e2e: {
    fixtures:
      '/demo-server/contract /demo-server/web/texts /demo-server/web/texts/en /desktop/main/updates /scripts/setup ' +
      '/shared /shared/translations',
    'kit/qr': '/desktop/main/scanner /shared',
    'kit/server': 'fixtures /demo-server/contract',
    'kit/report/texts/*': '',
    'kit/report/texts': 'kit/report/texts/* /shared/translations',
    'kit/report': 'fixtures kit/qr kit/report/texts kit/server /demo-server/web/texts /shared/translations',
    kit: 'fixtures kit/qr kit/report kit/report/texts kit/server /shared /shared/translations',
    elsewhere: 'fixtures kit',
    'conformance/texts/*': '',
    'conformance/texts':
      'conformance/texts/* /shared/key-sentences /shared/key-sentences/texts /shared/translations',
    'conformance/trial': 'conformance/texts /shared',
    'conformance/checks': 'conformance/texts conformance/trial /shared',
    'conformance/parts': 'conformance/trial',
    'conformance/adapters/installed': 'conformance/trial /scripts/setup',
    'conformance/adapters':
      'conformance/adapters/installed conformance/parts conformance/trial elsewhere kit/qr /demo-server /demo-server/contract /demo-server/settings /demo-server/testing ' +
      '/shared',
    'conformance/testing/bench': 'conformance/parts conformance/trial /shared',
    conformance:
      'conformance/checks conformance/parts conformance/texts conformance/trial /scripts/command /shared /shared/translations',
    clocks: '',
    'texts/*': '',
    texts: 'texts/* /shared/translations',
    '.': 'fixtures kit texts',
  },

  scripts: {
    setup: '',
    texts: 'setup /shared/translations',
    'command/texts/*': '',
    'command/texts': 'command/texts/* /shared/translations',
    command: 'command/texts /shared /shared/translations',
    house: 'setup /shared/translations',
    machines: 'setup',
    licences: '/desktop/renderer/pieces',
    package: 'command licences setup /shared/translations',
    pack: 'command package setup',
    'pack-server': 'setup',
    'server-trial': 'setup /demo-server/testing /e2e/fixtures',
    release: 'setup /desktop/main/updates /shared',
    'site/tools': '',
    site: 'bench house pack release setup /demo-server/openapi /e2e/conformance/checks',
    'site-trial': '/e2e/fixtures',
    'syncthing-trial': '',
    'packages-trial': 'machines setup /e2e/fixtures',
    'cli/texts/*': '',
    'cli/texts': 'cli/texts/* command /shared/key-sentences /shared/key-sentences/texts /shared/translations',
    cli:
      'cli/texts command setup /desktop/main/import /desktop/main/import/account /desktop/main/import/export ' +
      '/desktop/main/scanner /desktop/main/texts /e2e/conformance /e2e/kit/qr /shared /shared/key-sentences/texts ' +
      '/shared/translations',
    'cli/testing': 'cli command /desktop/main/texts /shared/translations',
    'bench/scan': '/desktop/main/scanner /desktop/main/scanner/testing',
    'bench/server':
      'setup /demo-server /demo-server/keys /demo-server/sessions /demo-server/settings /demo-server/store /demo-server/testing /shared',
    bench:
      'bench/scan bench/server command server-trial setup /demo-server/passwords /desktop/main/import/testing /desktop/main/scanner /desktop/main/sync /desktop/main/vault /e2e/fixtures ' +
      '/demo-server/testing /shared',
    'pictures/encode': '/desktop/main/scanner',
    'pictures/{app,server}':
      'pictures/encode /demo-server/web/texts/de /demo-server/web/texts/en /desktop /desktop/main/sync /desktop/main/vault ' +
      '/desktop/renderer/texts/de /e2e/fixtures /shared',
    pictures:
      'command pictures/app pictures/encode pictures/server setup /demo-server/web/lab/texts/en /e2e /e2e/fixtures ' +
      '/e2e/kit/report /e2e/texts',
    // Looks at the states of the pictures in other languages.
    languages:
      'pictures pictures/app pictures/server setup texts /demo-server /demo-server/settings /demo-server/web/lab/texts/en /e2e/fixtures /shared/translations',
    '.':
      'bench cli cli/texts command house languages licences machines pack pack-server package packages-trial release server-trial setup site ' +
      'site-trial syncthing-trial texts /desktop/main/scanner /desktop/main/sync /desktop/main/updates /desktop/main/vault ' +
      '/e2e /e2e/fixtures /e2e/texts /shared /shared/translations',
    'recipes-trial': '. command pack setup /e2e/conformance/parts /e2e/elsewhere',
  },

  // A reader of the vault's format that shares no code with the app.
  docs: {
    '.': '',
    'examples/testing': '',
    'examples/testing/{cypress,selenium,webdriverio}': 'examples/testing',
    'examples/testing/playwright': '',
  },
};

/** Packages that only these folders may import. A folder includes the folders inside it. */
export const PACKAGES: readonly (readonly [packages: RegExp, folders: readonly string[]])[] = [
  [/^(?:koa|@koa\/.+)$/, ['demo-server', 'demo-server/middleware', 'demo-server/routes']],
  // The benchmark gives better-auth its connections.
  [/^pg$/, ['demo-server/store', 'demo-server/testing', 'scripts/bench/server']],
  [/^kysely$/, ['demo-server/store', 'demo-server/testing']],
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
