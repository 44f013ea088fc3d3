import type { RegistryOptions } from '../../src/model/provider.js';
import { RegistryClient } from '../../src/providers/registry/client.js';
import type { Connecting } from '../../src/providers/registry/http.js';
import { newAgents } from '../../src/providers/registry/http.js';
import { parseImageName } from '../../src/providers/registry/image-name.js';
import { type ServedRegistry, serve, serveRegistry } from './registry.js';

/** A client that waits for nothing, and notes how long it would have. */
export interface TestClient {
  readonly client: RegistryClient;
  readonly waited: readonly number[];
}

/** Serves registries for the suite that calls this, and makes clients; after each test all of them are closed. */
export function servedRegistries() {
  const open: { close(): unknown }[] = [];
  afterEach(async () => {
    for (const each of open.splice(0)) await each.close();
  });
  const kept = async (making: Promise<ServedRegistry>) => {
    const made = await making;
    open.unshift(made);
    return made;
  };
  return {
    serve: (...given: Parameters<typeof serve>) => kept(serve(...given)),
    registry: (...given: Parameters<typeof serveRegistry>) => kept(serveRegistry(...given)),
    client(name: string, options: RegistryOptions = {}): TestClient {
      const waited: number[] = [];
      const client = new RegistryClient(parseImageName(name), options, async (milliseconds) =>
        waited.push(milliseconds),
      );
      open.unshift(client);
      return { client, waited };
    },
    connecting(rest: Partial<Connecting> = {}): { connecting: Connecting; waited: readonly number[] } {
      const waited: number[] = [];
      const agents = newAgents();
      open.unshift({ close: () => agents.http.destroy() });
      const wait = async (milliseconds: number) => void waited.push(milliseconds);
      const { signal } = new AbortController();
      return { connecting: { trust: {}, idle: 5000, signal, agents, wait, ...rest }, waited };
    },
  };
}
