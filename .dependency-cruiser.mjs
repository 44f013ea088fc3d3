/**
 * Who may import whom. Each rule says why it is there; `npm run layers` checks them all, type-only imports included,
 * and test/layers.test.ts proves that each one can fail.
 */

/** Rooms that hold one stage each and know only the model: what a stage may use beyond its own files. */
const STAGES = {
  providers: ['model'],
  probes: ['model', 'formats'],
  compare: ['model'],
  requirements: ['model', 'formats', 'versions'],
  rules: ['model', 'versions', 'yaml'],
  project: ['model', 'yaml'],
  reports: ['model'],
  redaction: ['model'],
};

const BUILT_IN_IO =
  '^(node:)?(fs|fs/promises|child_process|net|tls|http|https|http2|dgram|dns|dns/promises|cluster|worker_threads)$';

/** Packages whose code the build puts into what is published: whoever installs it need not install them. */
const BUNDLED =
  '^node_modules/(@marcbachmann/cel-js|@oclif/core|chalk|diff|fast-xml-parser|fzstd|jsonc-parser|semver|smol-toml|yaml)/';

/** A stage that reaches into another cannot be tested, replayed or replaced alone. */
const stageRules = Object.entries(STAGES).map(([stage, allowed]) => ({
  name: `${stage}-import-${allowed.join('-')}`,
  comment:
    `${stage} is one stage of the pipeline: it may know ${allowed.join(' and ')}, and no other stage's insides. ` +
    'Data between stages is the model; what is to be put together is put together by the commands.',
  severity: 'error',
  from: { path: `^src/${stage}/` },
  to: { path: '^src/', pathNot: `^src/(${[stage, ...allowed].join('|')})/` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'model-imports-nothing',
      comment:
        'The model is what all others agree on; were it to import one of them, every room would depend on that one.',
      severity: 'error',
      from: { path: '^src/model/' },
      to: { path: '^src/', pathNot: '^src/model/' },
    },
    {
      name: 'formats-import-nothing',
      comment:
        'A format turns bytes into typed data and can be lifted out, fuzzed and reused as long as it knows nothing of ours.',
      severity: 'error',
      from: { path: '^src/formats/' },
      to: { path: '^src/', pathNot: '^src/formats/' },
    },
    {
      name: 'versions-import-nothing',
      comment:
        'An ordering of strings is checked against dpkg, rpm and apk themselves; it has no use for anything of ours.',
      severity: 'error',
      from: { path: '^src/versions/' },
      to: { path: '^src/', pathNot: '^src/versions/' },
    },
    {
      name: 'yaml-imports-nothing',
      comment:
        'What people write is read and found fault with in one way, whatever it is for: rule packs and configuration alike.',
      severity: 'error',
      from: { path: '^src/yaml/' },
      to: { path: '^src/', pathNot: '^src/yaml/' },
    },
    ...stageRules,
    {
      name: 'cli-knows-no-stage',
      comment:
        'The base command, exit status and progress serve all commands; a stage known here would be loaded by each of them. ' +
        'Redaction is none of the stages: no secret leaves by a message either.',
      severity: 'error',
      from: { path: '^src/cli/' },
      to: { path: '^src/', pathNot: '^src/(cli|model|redaction)/' },
    },
    {
      name: 'cli-serves-commands-only',
      comment: 'The programmatic API has no command line: what it needs of progress or failure is in the model.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(cli|commands|bin|dev)/' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'only-commands-put-together',
      comment:
        'Stages are put together by the programmatic API and by the commands on top of it; nothing depends on a command.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(commands|bin|dev)/' },
      to: { path: '^src/(commands|bin|dev)/' },
    },
    {
      name: 'io-in-providers-only',
      comment:
        'Everything right of Environment is pure data: files, processes and sockets are touched by providers alone.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(providers|dev)/' },
      to: { path: BUILT_IN_IO },
    },
    {
      name: 'systeminformation-in-providers-only',
      comment: 'It always reads the live machine, which is a provider, whatever environment is being looked at.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/providers/' },
      to: { path: '(^|node_modules/)systeminformation(/|$)' },
    },
    {
      name: 'chalk-in-terminal-only',
      comment: 'Colour is for a terminal; in any other output it is garbage.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(reports/terminal(\\.ts$|/)|cli/)' },
      to: { path: '(^|node_modules/)chalk(/|$)' },
    },
    {
      name: 'oclif-in-cli-only',
      comment: 'The command line is one way in; the library is used without it.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(commands|cli|bin|dev)/' },
      to: { path: '(^|node_modules/)@oclif/' },
    },
    {
      name: 'no-circular',
      comment:
        'Modules that need each other to load are one module in two files, and load in an order that nobody chose.',
      severity: 'error',
      from: { path: '^(src|test)/' },
      to: { circular: true },
    },
    {
      name: 'no-test-in-source',
      comment: 'What is shipped must not need what is not.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|build)/' },
    },
    {
      name: 'no-development-packages-in-source',
      comment:
        'Development dependencies are not there where the tool is installed, but for those that the build puts into its ' +
        'bundles; src/dev is not shipped.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/dev/' },
      to: { dependencyTypes: ['npm-dev'], pathNot: BUNDLED },
    },
    {
      name: 'no-unresolvable',
      comment: 'What cannot be resolved cannot be judged: a rule would pass over an import that leads nowhere.',
      severity: 'error',
      from: {},
      // `sarif` is a package of types alone (@types/sarif), which has no file to resolve to.
      to: { couldNotResolve: true, pathNot: '^sarif$' },
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(build|dist|coverage)/' },
    enhancedResolveOptions: {
      conditionNames: ['import', 'node', 'default', 'types'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.js', '.mjs', '.json'],
    },
  },
};
