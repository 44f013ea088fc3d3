import { hostname } from 'node:os';
import type { Environment } from '../model/environment.js';
import { EnvironmentError } from '../model/problem.js';
import type { Provider } from '../model/provider.js';
import { walkDisk } from './files/disk-walk.js';
import { readContainerDaemons } from './host/container-daemons.js';
import { readLiveFacts } from './host/live.js';
import { NOT_INSTALLED } from './host/not-installed.js';
import { readServiceProcesses } from './host/service-processes.js';
import { readSystemManager } from './host/system-manager.js';
import { defaultPlatform } from './image/platform.js';

/** The machine that hostdrift runs on, live. */
export const hostProvider: Provider = {
  id: 'host',
  title: 'this machine, live',
  syntax: 'host',
  async open(rest, reference, options): Promise<Environment> {
    if (rest !== '')
      throw new EnvironmentError(`host takes no name: ${reference}`, 'Write host, or ssh://NAME for another machine.');
    const [live, manager, containerDaemons] = await Promise.all([
      readLiveFacts(),
      readSystemManager(),
      readContainerDaemons(),
    ]);
    return {
      description: { reference, kind: 'host', platform: defaultPlatform(), name: hostname() },
      live: { ...live, ...manager, containerDaemons, services: readServiceProcesses() },
      scan: (visitor, only) =>
        walkDisk('/', visitor, {
          only,
          exclude: NOT_INSTALLED,
          onProgress: (done) => options.onProgress?.({ phase: 'files', done, detail: 'host' }),
        }),
      close: () => Promise.resolve(),
    };
  },
};
