import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Writes the licence texts of the bundled packages, given by their directories, to `file`: their authors ask that the notice goes where the code
 * goes. Throws for a package that carries neither a licence file nor the name of a licence.
 */
export async function writeLicences(root: string, packages: readonly string[], file: string): Promise<void> {
  const texts = await Promise.all(packages.map((directory) => licence(join(root, directory))));
  await writeFile(file, `hostdrift contains code of these packages.\n\n${texts.join('\n')}`);
}

async function licence(directory: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(directory, 'package.json'), 'utf8')) as Record<string, unknown>;
  const found = (await readdir(directory)).sort().find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  const name = String(manifest.name);
  const title = `${name} ${String(manifest.version)} (${String(manifest.license)})`;
  if (found !== undefined) return section(title, await readFile(join(directory, found), 'utf8'));
  if (typeof manifest.license !== 'string') throw new Error(`${name} does not say under which licence it is`);
  return section(title, `Author: ${authorOf(manifest.author)}`);
}

function authorOf(author: unknown): string {
  if (typeof author === 'string') return author;
  if (typeof author === 'object' && author !== null && 'name' in author) return String(author.name);
  return 'not named';
}

function section(title: string, text: string): string {
  return `${'-'.repeat(80)}\n${title}\n\n${text.trim()}\n`;
}
