// Written by `npm run generate` from the files of this directory: do not edit.
import type { Probe } from '../model/probe.js';
import { librariesProbe } from './binaries/libraries.js';
import { loaderProbe } from './binaries/loader.js';
import { machoProbe } from './binaries/macho.js';
import { peProbe } from './binaries/pe.js';
import { programsProbe } from './binaries/programs.js';
import { apacheProbe } from './config/apache.js';
import { cronProbe } from './config/cron.js';
import { entrypointProbe } from './config/entrypoint.js';
import { environmentProbe } from './config/environment.js';
import { fstabProbe } from './config/fstab.js';
import { imageProbe } from './config/image.js';
import { logrotateProbe } from './config/logrotate.js';
import { mysqlProbe } from './config/mysql.js';
import { nginxProbe } from './config/nginx.js';
import { pamProbe } from './config/pam.js';
import { pamLimitsProbe } from './config/pam-limits.js';
import { phpProbe } from './config/php.js';
import { postgresqlProbe } from './config/postgresql.js';
import { redisProbe } from './config/redis.js';
import { resolverProbe } from './config/resolver.js';
import { sshdProbe } from './config/sshd.js';
import { sysctlProbe } from './config/sysctl.js';
import { systemdProbe } from './config/systemd.js';
import { usersProbe } from './config/users.js';
import { authoritiesProbe } from './machine/authorities.js';
import { certificatesProbe } from './machine/certificates.js';
import { cgroupProbe } from './machine/cgroup.js';
import { containersProbe } from './machine/containers.js';
import { cpuProbe } from './machine/cpu.js';
import { kernelProbe } from './machine/kernel.js';
import { limitsProbe } from './machine/limits.js';
import { localesProbe } from './machine/locales.js';
import { memoryProbe } from './machine/memory.js';
import { mountsProbe } from './machine/mounts.js';
import { opensslProbe } from './machine/openssl.js';
import { portsProbe } from './machine/ports.js';
import { processProbe } from './machine/process.js';
import { securityProbe } from './machine/security.js';
import { servicesProbe } from './machine/services.js';
import { sysctlsProbe } from './machine/sysctls.js';
import { timeProbe } from './machine/time.js';
import { timezonesProbe } from './machine/timezones.js';
import { architectureProbe } from './os/architecture.js';
import { libcProbe } from './os/libc.js';
import { releaseProbe } from './os/release.js';
import { alpmProbe } from './packages/alpm.js';
import { apkProbe } from './packages/apk.js';
import { dpkgProbe } from './packages/dpkg.js';
import { rpmProbe } from './packages/rpm.js';
import { composerProbe } from './runtimes/composer.js';
import { dotnetProbe } from './runtimes/dotnet.js';
import { dotnetAppsProbe } from './runtimes/dotnet-apps.js';
import { goProbe } from './runtimes/go.js';
import { javaProbe } from './runtimes/java.js';
import { javaClassesProbe } from './runtimes/java-classes.js';
import { nodeProbe } from './runtimes/node.js';
import { nodeCodeProbe } from './runtimes/node-code.js';
import { nodePackagesProbe } from './runtimes/node-packages.js';
import { perlProbe } from './runtimes/perl.js';
import { perlCodeProbe } from './runtimes/perl-code.js';
import { phpCodeProbe } from './runtimes/php-code.js';
import { phpRuntimeProbe } from './runtimes/php-runtime.js';
import { pythonProbe } from './runtimes/python.js';
import { pythonCodeProbe } from './runtimes/python-code.js';
import { pythonPackagesProbe } from './runtimes/python-packages.js';
import { pythonProjectsProbe } from './runtimes/python-projects.js';
import { rubyProbe } from './runtimes/ruby.js';
import { rubyCodeProbe } from './runtimes/ruby-code.js';
import { rubyGemsProbe } from './runtimes/ruby-gems.js';
import { rubyProjectsProbe } from './runtimes/ruby-projects.js';
import { shellCodeProbe } from './runtimes/shell-code.js';

/** Every probe, by the path of its file. */
export const PROBES: readonly Probe[] = [
  librariesProbe,
  loaderProbe,
  machoProbe,
  peProbe,
  programsProbe,
  apacheProbe,
  cronProbe,
  entrypointProbe,
  environmentProbe,
  fstabProbe,
  imageProbe,
  logrotateProbe,
  mysqlProbe,
  nginxProbe,
  pamLimitsProbe,
  pamProbe,
  phpProbe,
  postgresqlProbe,
  redisProbe,
  resolverProbe,
  sshdProbe,
  sysctlProbe,
  systemdProbe,
  usersProbe,
  authoritiesProbe,
  certificatesProbe,
  cgroupProbe,
  containersProbe,
  cpuProbe,
  kernelProbe,
  limitsProbe,
  localesProbe,
  memoryProbe,
  mountsProbe,
  opensslProbe,
  portsProbe,
  processProbe,
  securityProbe,
  servicesProbe,
  sysctlsProbe,
  timeProbe,
  timezonesProbe,
  architectureProbe,
  libcProbe,
  releaseProbe,
  alpmProbe,
  apkProbe,
  dpkgProbe,
  rpmProbe,
  composerProbe,
  dotnetAppsProbe,
  dotnetProbe,
  goProbe,
  javaClassesProbe,
  javaProbe,
  nodeCodeProbe,
  nodePackagesProbe,
  nodeProbe,
  perlCodeProbe,
  perlProbe,
  phpCodeProbe,
  phpRuntimeProbe,
  pythonCodeProbe,
  pythonPackagesProbe,
  pythonProjectsProbe,
  pythonProbe,
  rubyCodeProbe,
  rubyGemsProbe,
  rubyProjectsProbe,
  rubyProbe,
  shellCodeProbe,
];
