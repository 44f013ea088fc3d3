/** A resource limit: numbers as the kernel writes them, or `unlimited`. */
export interface Limit {
  readonly name: string;
  readonly soft: number | 'unlimited';
  readonly hard: number | 'unlimited';
}

/** The names of getrlimit(2) for the titles that the kernel prints. */
const NAMES: Readonly<Record<string, string>> = {
  'Max cpu time': 'cpu',
  'Max file size': 'fsize',
  'Max data size': 'data',
  'Max stack size': 'stack',
  'Max core file size': 'core',
  'Max resident set': 'rss',
  'Max processes': 'nproc',
  'Max open files': 'nofile',
  'Max locked memory': 'memlock',
  'Max address space': 'as',
  'Max file locks': 'locks',
  'Max pending signals': 'sigpending',
  'Max msgqueue size': 'msgqueue',
  'Max nice priority': 'nice',
  'Max realtime priority': 'rtprio',
  'Max realtime timeout': 'rttime',
};

/** The limits in /proc/PID/limits (proc(5)), by their short names; what is not one of them is passed over. */
export function parseLimits(text: string): Limit[] {
  return text.split('\n').flatMap((line) => {
    const [, title = '', soft = '', hard = ''] = /^(Max [a-z ]+?) {2,}(\S+) +(\S+)/.exec(line) ?? [];
    const name = NAMES[title];
    const [low, high] = [numberOf(soft), numberOf(hard)];
    return name === undefined || low === undefined || high === undefined ? [] : [{ name, soft: low, hard: high }];
  });
}

function numberOf(text: string): Limit['soft'] | undefined {
  if (text === 'unlimited') return text;
  return /^\d+$/.test(text) ? Number(text) : undefined;
}
