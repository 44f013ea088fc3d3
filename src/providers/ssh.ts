import type { Environment } from '../model/environment.js';
import { EnvironmentError } from '../model/problem.js';
import type { Provider } from '../model/provider.js';
import { bundleProvider } from './bundle.js';
import { remoteOf } from './ssh/remote.js';
import { collectOver } from './ssh/run.js';

/**
 * A remote host, by the system's own ssh, so that its configuration, agent, jump hosts and known hosts apply. One
 * connection runs one script that is sent along; nothing is installed or written there.
 */
export const sshProvider: Provider = {
  id: 'ssh',
  title: 'a remote host, where nothing is installed',
  syntax: 'ssh://[USER@]HOST[:PORT]',
  async open(rest, reference, options): Promise<Environment> {
    const remote = remoteOf(rest, reference);
    if (options.collector === undefined)
      throw new EnvironmentError(`${reference} cannot be opened without a collector`);
    const { path, heardAt, remove } = await collectOver(remote, await options.collector(), {
      sudo: options.sudo === true,
      onBytes: (done) => options.onProgress?.({ phase: 'bytes', done, detail: remote.destination }),
    });
    try {
      const environment = await bundleProvider.open(path, reference, options);
      const { live, description } = environment;
      return {
        ...environment,
        ...(live?.clock === undefined ? {} : { live: { ...live, clock: { ...live.clock, heard: heardAt } } }),
        description: { ...description, kind: 'host' },
        close: remove,
      };
    } catch (error) {
      await remove();
      throw error;
    }
  },
};
