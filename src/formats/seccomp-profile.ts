import * as z from 'zod';

const Rule = z.object({
  names: z.array(z.string()).optional(),
  name: z.string().optional(),
  action: z.string(),
  includes: z.looseObject({ caps: z.array(z.string()).nullish() }).nullish(),
});

const Profile = z.object({
  defaultAction: z.string(),
  defaultErrnoRet: z.number().nullish(),
  syscalls: z.array(Rule).nullish(),
});

/** ENOSYS on Linux: there is no such system call, which is what a C library goes on from. */
const NO_SUCH_CALL = 38;

/**
 * Which of these system calls a profile of seccomp refuses as forbidden, instead of allowing them or saying that there are
 * none (OCI runtime specification, config-linux.md, "Seccomp"; the format of Docker's and podman's profiles). `undefined`
 * where the text is no such profile. A call that needs a capability counts as refused: most containers do not have it.
 */
export function refusedCalls(text: string, asked: readonly string[]): string[] | undefined {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return undefined;
  }
  const parsed = Profile.safeParse(data);
  if (!parsed.success) return undefined;
  const { defaultAction, defaultErrnoRet, syscalls } = parsed.data;
  if (defaultAction !== 'SCMP_ACT_ERRNO' || defaultErrnoRet === NO_SUCH_CALL) return [];
  const known = new Set(
    (syscalls ?? [])
      .filter(({ includes }) => (includes?.caps ?? []).length === 0)
      .flatMap(({ name, names = [] }) => (name === undefined ? names : [...names, name])),
  );
  return asked.filter((call) => !known.has(call)).sort();
}
