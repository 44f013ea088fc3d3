import { spawn } from 'node:child_process';
import { createHash, randomFillSync } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

interface Blob {
  readonly digest: string;
  readonly size: number;
}

/**
 * Writes an OCI layout to `layout`: one gzip layer with the files of the directory `root`, and `more` ones above it with a
 * file of `bytes` bytes of data each, as databases and models are, so that the image is larger without holding more programs.
 */
export async function writeLarge(root: string, layout: string, more: number, bytes: number): Promise<void> {
  await mkdir(join(layout, 'blobs/sha256'), { recursive: true });
  const layers = [await layer(root, layout, '.')];
  const data = join(layout, 'data');
  await mkdir(data);
  for (let count = 1; count <= more; count++) {
    await pipeline(dataOf(bytes), createWriteStream(join(data, 'data')));
    layers.push(await layer(data, layout, `./srv/${count}`));
  }
  await rm(data, { recursive: true });
  const config = await json(layout, {
    architecture: 'amd64',
    os: 'linux',
    rootfs: { type: 'layers', diff_ids: layers.map(({ diff }) => diff) },
  });
  const manifest = await json(layout, {
    schemaVersion: 2,
    config: { mediaType: 'application/vnd.oci.image.config.v1+json', ...config },
    layers: layers.map(({ digest, size }) => ({
      mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip',
      digest,
      size,
    })),
  });
  const platform = { architecture: 'amd64', os: 'linux' };
  const entry = { mediaType: 'application/vnd.oci.image.manifest.v1+json', ...manifest, platform };
  await writeFile(join(layout, 'oci-layout'), JSON.stringify({ imageLayoutVersion: '1.0.0' }));
  await writeFile(join(layout, 'index.json'), JSON.stringify({ schemaVersion: 2, manifests: [entry] }));
}

/** Bytes that are written at once: an eighth of them cannot be packed. */
const PIECE = 512 * 1024;

function* dataOf(bytes: number): Generator<Uint8Array> {
  for (let left = bytes; left > 0; left -= PIECE) {
    const piece = Buffer.alloc(Math.min(PIECE, left));
    randomFillSync(piece, 0, Math.min(PIECE / 8, left));
    yield piece;
  }
}

async function layer(root: string, layout: string, prefix: string): Promise<Blob & { diff: string }> {
  const tar = spawn('tar', ['-C', root, '--sort=name', `--transform=s,^\\.,${prefix},S`, '-cf', '-', '.'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gzip = spawn('gzip', ['-1'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const plain = createHash('sha256');
  const packed = createHash('sha256');
  let size = 0;
  gzip.stdout.on('data', (chunk: Buffer) => {
    packed.update(chunk);
    size += chunk.length;
  });
  tar.stdout.on('data', (chunk: Buffer) => plain.update(chunk));
  const part = join(layout, 'blobs/part');
  await Promise.all([pipeline(tar.stdout, gzip.stdin), pipeline(gzip.stdout, createWriteStream(part))]);
  const hash = packed.digest('hex');
  await rename(part, join(layout, 'blobs/sha256', hash));
  return { digest: `sha256:${hash}`, size, diff: `sha256:${plain.digest('hex')}` };
}

async function json(layout: string, value: unknown): Promise<Blob> {
  const text = JSON.stringify(value);
  const hash = createHash('sha256').update(text).digest('hex');
  await writeFile(join(layout, 'blobs/sha256', hash), text);
  return { digest: `sha256:${hash}`, size: Buffer.byteLength(text) };
}
