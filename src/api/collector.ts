import { PROBES } from '../probes/index.js';
import { collectorScript } from '../providers/collector/script.js';

/** The script that collects, where nothing may be installed, what the probes read: POSIX sh, made of what they declare. */
export function collector(): string {
  return collectorScript({
    candidates: PROBES.flatMap(({ candidates }) => candidates ?? []),
    paths: PROBES.flatMap(({ paths }) => paths ?? []),
  });
}
