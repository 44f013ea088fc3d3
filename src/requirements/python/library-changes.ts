/** Since which version of Python 3 a name is there, and since which it is there no more. */
interface Change {
  readonly since?: string;
  readonly until?: string;
}

/**
 * Names of modules that are written in C, or that make their names by code, so that the source of the standard library does
 * not tell them (What's New in Python 3.8 to 3.14). Names of other modules are read from their files.
 */
const CHANGES: Readonly<Record<string, Readonly<Record<string, Change>>>> = {
  datetime: { UTC: { since: '3.11' } },
  gc: { freeze: { since: '3.7' } },
  inspect: {
    getargspec: { until: '3.11' },
    formatargspec: { until: '3.11' },
    getasyncgenstate: { since: '3.12' },
    markcoroutinefunction: { since: '3.12' },
  },
  itertools: { pairwise: { since: '3.10' }, batched: { since: '3.12' } },
  locale: { format: { until: '3.12' }, resetlocale: { until: '3.13' }, getencoding: { since: '3.11' } },
  math: {
    lcm: { since: '3.9' },
    nextafter: { since: '3.9' },
    ulp: { since: '3.9' },
    cbrt: { since: '3.11' },
    exp2: { since: '3.11' },
    sumprod: { since: '3.12' },
    fma: { since: '3.13' },
  },
  operator: { call: { since: '3.11' }, is_none: { since: '3.14' }, is_not_none: { since: '3.14' } },
  os: {
    pidfd_open: { since: '3.9' },
    waitstatus_to_exitcode: { since: '3.9' },
    eventfd: { since: '3.10' },
    splice: { since: '3.10' },
    login_tty: { since: '3.11' },
    setns: { since: '3.12' },
    unshare: { since: '3.12' },
    process_cpu_count: { since: '3.13' },
    grantpt: { since: '3.13' },
    timerfd_create: { since: '3.13' },
    errno: { until: '3.7' },
    getcwdu: { until: '3.0' },
  },
  ssl: {
    match_hostname: { until: '3.12' },
    wrap_socket: { until: '3.12' },
    RAND_pseudo_bytes: { until: '3.12' },
    RAND_egd: { until: '3.6' },
  },
  sys: {
    orig_argv: { since: '3.10' },
    stdlib_module_names: { since: '3.10' },
    exception: { since: '3.11' },
    activate_stack_trampoline: { since: '3.12' },
    monitoring: { since: '3.12' },
    getcheckinterval: { until: '3.9' },
    setcheckinterval: { until: '3.9' },
    maxint: { until: '3.0' },
    setdefaultencoding: { until: '3.0' },
  },
  time: { clock: { until: '3.8' } },
};

/** Whether a module of the standard library is known not to have a name in a version `3.x`: not yet, or no longer. */
export function lacksName(module: string, name: string, version: string): boolean {
  const names = Object.hasOwn(CHANGES, module) ? CHANGES[module] : undefined;
  const change = names !== undefined && Object.hasOwn(names, name) ? names[name] : undefined;
  if (change === undefined) return false;
  const here = minor(version);
  return (
    (change.since !== undefined && here < minor(change.since)) ||
    (change.until !== undefined && here >= minor(change.until))
  );
}

function minor(version: string): number {
  return Number(version.split('.')[1]);
}
