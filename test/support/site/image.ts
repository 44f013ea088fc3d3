import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Descriptor, INDEX, MANIFEST } from '../image.js';

const LAYER = 'application/vnd.oci.image.layer.v1.tar';
const CONFIG = 'application/vnd.oci.image.config.v1+json';

/** An OCI image layout in a directory, to which layers and tags are added; what is large never goes through memory. */
export class Layout {
  readonly #tags: Descriptor[] = [];

  constructor(readonly directory: string) {
    mkdirSync(join(directory, 'blobs/sha256'), { recursive: true });
    writeFileSync(join(directory, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}');
  }

  /** A layer of what tar takes with these words. */
  layer(...words: readonly string[]): Descriptor {
    const path = join(this.directory, 'layer.tar');
    execFileSync('tar', ['--sort=name', '--numeric-owner', '-cf', path, ...words]);
    const digest = execFileSync('sha256sum', [path], { encoding: 'utf8' }).slice(0, 64);
    const { size } = statSync(path);
    renameSync(path, join(this.directory, 'blobs/sha256', digest));
    return { mediaType: LAYER, digest: `sha256:${digest}`, size };
  }

  /** An image of these layers, the lowest first. */
  tag(name: string, layers: readonly Descriptor[]): void {
    const rootfs = { type: 'layers', diff_ids: layers.map(({ digest }) => digest) };
    const start = { Cmd: ['/usr/bin/python3', '/srv/site/app.py'], User: 'www-data' };
    const config = this.#json(CONFIG, { architecture: 'amd64', os: 'linux', rootfs, config: start });
    const manifest = this.#json(MANIFEST, { schemaVersion: 2, mediaType: MANIFEST, config, layers });
    this.#tags.push({ ...manifest, annotations: { 'org.opencontainers.image.ref.name': name } });
    const index = { schemaVersion: 2, mediaType: INDEX, manifests: this.#tags };
    writeFileSync(join(this.directory, 'index.json'), JSON.stringify(index));
  }

  #json(mediaType: string, value: unknown): Descriptor {
    const text = JSON.stringify(value);
    const digest = createHash('sha256').update(text).digest('hex');
    writeFileSync(join(this.directory, 'blobs/sha256', digest), text);
    return { mediaType, digest: `sha256:${digest}`, size: text.length };
  }
}

/** The JSON that a file holds. */
export function json(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
