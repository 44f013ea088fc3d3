import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** The files that npm publishes of the package in `directory`, by its `files`, relative and sorted. */
export function packageFiles(directory: string): readonly string[] {
  const { files = [] } = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')) as { files?: string[] };
  const always = readdirSync(directory).filter((name) => /^(package\.json|readme|licen[cs]e)/i.test(name));
  return [...new Set([...always, ...files.flatMap((pattern) => named(directory, pattern))])].sort();
}

/** What one entry of `files` names: a file, a directory with all below, or those in a directory that fit its one star. */
function named(directory: string, pattern: string): string[] {
  const path = pattern.replace(/\/$/, '');
  if (!path.includes('*')) return existsSync(join(directory, path)) ? below(directory, path) : [];
  const [start = '', end = ''] = path.split('*');
  const room = dirname(`${start}x`);
  return readdirSync(join(directory, room))
    .map((name) => join(room, name))
    .filter((file) => file.startsWith(start) && file.endsWith(end));
}

function below(directory: string, path: string): string[] {
  if (!statSync(join(directory, path)).isDirectory()) return [path];
  const paths = readdirSync(join(directory, path), { recursive: true, encoding: 'utf8' });
  return paths.map((name) => join(path, name)).filter((file) => statSync(join(directory, file)).isFile());
}

/** One line about what is published from `root`: how much it is, and how many packages are installed with it. */
export function packageFigures(root: string): string {
  const contents = packageFiles(root).map((path) => readFileSync(join(root, path)));
  const bytes = Buffer.concat(contents);
  const packed = gzipSync(bytes).length;
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { readonly dev?: boolean }>;
  };
  const others = Object.entries(packages).filter(([path, { dev }]) => path !== '' && dev !== true).length;
  const size = `${megabytes(bytes.length)} MB, packed ${megabytes(packed)} MB`;
  return `${contents.length} files, ${size}; installs ${others} further packages`;
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
