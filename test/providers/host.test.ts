import assert from 'node:assert/strict';
import { hostname } from 'node:os';
import type { ProgressEvent } from '../../src/model/progress.js';
import { hostProvider } from '../../src/providers/host.js';
import { defaultPlatform } from '../../src/providers/image/platform.js';
import { READER } from '../support/visitor.js';

/** Files after which the walk over this machine is stopped: more than there are between two turns of its progress. */
const ENOUGH = 2500;

/** What cannot be software of this machine. */
const ELSEWHERE = /^\/(?:dev|proc|run|sys|tmp|var\/tmp|var\/lib\/(?:docker|containerd|containers))\//;

describe('host', () => {
  it('is this machine, by name and platform, with what only the running system tells', async () => {
    const environment = await hostProvider.open('', 'host', {});
    assert.deepEqual(environment.description, {
      reference: 'host',
      kind: 'host',
      platform: defaultPlatform(),
      name: hostname(),
    });
    assert.equal(environment.image, undefined);
    assert.ok(environment.live !== undefined);
    await environment.close();
  });

  it('takes no name, and says what does', async () => {
    await assert.rejects(hostProvider.open('web', 'host:web', {}), {
      name: 'EnvironmentError',
      message: 'host takes no name: host:web',
      advice: 'Write host, or ssh://NAME for another machine.',
    });
  });

  it('walks the files of this machine, tells how far it is, and passes over what is not installed on it', async () => {
    const events: ProgressEvent[] = [];
    const paths: string[] = [];
    const stop = new Error('enough was seen');
    const environment = await hostProvider.open('', 'host', { onProgress: (event) => events.push(event) });
    const scan = environment.scan({
      ...READER,
      select: ({ path }) => {
        paths.push(path);
        if (paths.length === ENOUGH) throw stop;
        return 'none';
      },
    });
    await scan.catch((error: unknown) => assert.equal(error, stop));
    assert.ok(paths.length > 0 && paths.every((path) => path.startsWith('/')));
    assert.deepEqual(
      paths.filter((path) => ELSEWHERE.test(path)),
      [],
    );
    assert.deepEqual(events, paths.length < 2000 ? [] : [{ phase: 'files', done: 2000, detail: 'host' }]);
  });

  it('is never what a bare path is taken for', () => {
    assert.equal(hostProvider.recognises, undefined);
  });
});
