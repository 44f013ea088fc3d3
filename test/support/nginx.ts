import { parseNginx } from '../../src/formats/config/nginx.js';
import { loadNginx, type PlacedDirective } from '../../src/probes/config/nginx/load.js';
import type { ConfigurationFiles } from '../../src/probes/config/settings/files.js';

/** The directives of this text, without includes. */
export function placed(text: string): readonly PlacedDirective[] {
  const nothing = { glob: () => [], read: () => undefined } as unknown as ConfigurationFiles;
  return loadNginx({ path: '/etc/nginx/nginx.conf', text, owner: undefined }, nothing, parseNginx).directives;
}
