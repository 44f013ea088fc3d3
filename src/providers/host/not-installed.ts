/**
 * Directories of the running system that hold no installed software: kernel interfaces, and the files of other
 * environments (images and containers), which would be taken for this one's.
 */
export const NOT_INSTALLED: ReadonlySet<string> = new Set([
  '/dev',
  '/proc',
  '/run',
  '/sys',
  '/tmp',
  '/var/cache/apt',
  '/var/lib/containerd',
  '/var/lib/containers',
  '/var/lib/docker',
  '/var/lib/kubelet',
  '/var/lib/lxc',
  '/var/lib/lxd',
  '/var/lib/machines',
  '/var/lib/rancher',
  '/var/lib/schroot',
  '/var/tmp',
]);
