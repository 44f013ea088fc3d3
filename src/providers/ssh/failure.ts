import { EnvironmentError } from '../../model/problem.js';

/** What OpenSSH says → what the user can do. The first that fits. */
const ADVICE: readonly (readonly [said: RegExp, advice: (destination: string) => string])[] = [
  [
    /HOST IDENTIFICATION HAS CHANGED/,
    (to) => `If the host was installed anew, forget its old key with: ssh-keygen -R ${to.replace(/^.*@/, '')}`,
  ],
  [/Host key verification failed|authenticity of host/, (to) => `Connect once by hand and look at its key: ssh ${to}`],
  [
    /Permission denied/,
    (to) => `No password is asked for: set up a key or an agent, until this works: ssh -o BatchMode=yes ${to} true`,
  ],
  [/Could not resolve hostname/, () => 'Check the name, or give the host an entry in ~/.ssh/config.'],
  [/timed out|Connection refused|No route to host/, () => 'Check that the host is up, and its port.'],
  [
    /^sudo: |sudo[: ]+(?:command )?not found/m,
    () => 'Let that user call sudo sh without a password, or leave out --sudo: what cannot be read is then named.',
  ],
  [/this machine lacks/, () => 'Run hostdrift on that machine, or read its disk or its root directory elsewhere.'],
  [/closed|reset|broken pipe|not responding/i, () => 'The connection broke: try again.'],
];

/** The error for a run of ssh that failed: what it said last, and the way out. */
export function sshFailure(destination: string, status: number | string, stderr: string): EnvironmentError {
  const lines = stderr.split(/\r?\n/).filter((line) => line.trim() !== '' && !/^[@ ]+$/.test(line));
  const told = lines.at(-1)?.trim() ?? '';
  const what = status === 255 ? 'ssh could not connect' : `the script there ended with ${status}`;
  const advice = ADVICE.find(([said]) => said.test(stderr))?.[1](destination);
  return new EnvironmentError(`ssh://${destination}: ${what}${told === '' ? '' : `: ${told}`}`, advice);
}
