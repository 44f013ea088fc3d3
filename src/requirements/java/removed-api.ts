import { featureRelease } from '../../formats/java/class-file.js';
import type { Unmet } from '../../model/proof.js';
import { unmet } from '../scene.js';
import { type Classes, classesSay, type Runtime, runtimeSays } from './world.js';

/** Something of the platform that a release of Java no longer has, though its package is there. */
export interface RemovedApi {
  /** A class, or a member of one: with its descriptor where others of that name stay. */
  readonly name: string;
  /** The first release that is without it. */
  readonly since: number;
  /** It is still there and always throws. */
  readonly throws?: true;
}

/** By the release notes of each release, and seen to be so in Java 11, 17, 21 and 25. */
export const REMOVED: readonly RemovedApi[] = [
  { name: 'sun/misc/BASE64Decoder', since: 9 },
  { name: 'sun/misc/BASE64Encoder', since: 9 },
  { name: 'java/util/logging/LogManager.addPropertyChangeListener', since: 9 },
  { name: 'java/util/logging/LogManager.removePropertyChangeListener', since: 9 },
  { name: 'java/lang/Runtime.runFinalizersOnExit', since: 11 },
  { name: 'java/lang/System.runFinalizersOnExit', since: 11 },
  { name: 'java/lang/Thread.destroy', since: 11 },
  { name: 'java/lang/Thread.stop(Ljava/lang/Throwable;)V', since: 11 },
  { name: 'java/lang/SecurityManager.checkTopLevelWindow', since: 11 },
  { name: 'java/lang/SecurityManager.checkMemberAccess', since: 11 },
  { name: 'javax/security/auth/Policy', since: 11 },
  { name: 'sun/misc/Unsafe.defineClass', since: 11 },
  { name: 'java/util/jar/Pack200', since: 14 },
  { name: 'sun/misc/Unsafe.defineAnonymousClass', since: 17 },
  { name: 'java/lang/Compiler', since: 21 },
  { name: 'java/lang/ThreadGroup.allowThreadSuspension', since: 21 },
  { name: 'java/lang/Thread.countStackFrames', since: 22 },
  { name: 'java/lang/Thread.resume()V', since: 20, throws: true },
  { name: 'java/lang/Thread.stop()V', since: 20, throws: true },
  { name: 'java/lang/Thread.suspend()V', since: 20, throws: true },
  { name: 'java/lang/Thread.resume', since: 23 },
  { name: 'java/lang/Thread.suspend', since: 23 },
  { name: 'java/lang/ThreadGroup.resume', since: 23 },
  { name: 'java/lang/ThreadGroup.stop', since: 23 },
  { name: 'java/lang/ThreadGroup.suspend', since: 23 },
  { name: 'java/lang/System.setSecurityManager', since: 24, throws: true },
];

/** What the main class uses of the platform and the runtime no longer has: an error where it surely comes to it. */
export function removedApi(main: Classes, runtime: Runtime): Unmet[] {
  const release = featureRelease(runtime.fact.version);
  if (release === undefined) return [];
  const gone = REMOVED.filter(({ since }) => since <= release);
  // What first throws and then goes is told once, as gone.
  const told = gone.filter(
    ({ name, throws }) => !throws || !gone.some((one) => !one.throws && isUseOf(name, one.name)),
  );
  return told.flatMap((removed) => {
    const uses = (names: readonly string[] = []) => names.some((name) => isUseOf(name, removed.name));
    const level = uses(main.fact.sure) ? 'error' : uses(main.fact.perhaps) ? 'warning' : undefined;
    return level === undefined ? [] : [finding(removed, level, main, runtime)];
  });
}

/** Whether something that a class uses is this class or member, or part of it. */
export function isUseOf(use: string, name: string): boolean {
  return use.startsWith(name) && /^(?:$|[ (.])/.test(use.slice(name.length));
}

function finding({ name, since, throws }: RemovedApi, level: 'error' | 'warning', main: Classes, runtime: Runtime) {
  const spoken = name.replaceAll('/', '.').replace(/\(.*/, '');
  const gone = throws === true ? 'always throws' : 'was removed';
  const evidence = [
    classesSay(main, `uses ${spoken}`),
    runtimeSays(runtime, `is Java ${runtime.fact.version}; ${spoken} ${gone} in Java ${since}`),
  ];
  const message = `${main.path} uses ${spoken}, which ${gone} in Java ${since}; the target has ${runtime.fact.version}`;
  const fix = `Replace the call, or use a Java older than ${since} in the target.`;
  return unmet('java-removed-api', `language-version:${spoken}`, message, evidence, { fix, level });
}
