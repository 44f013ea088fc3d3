import { arch } from 'node:os';
import type { Platform } from '../../model/environment.js';
import { EnvironmentError } from '../../model/problem.js';

/** Node's words for architectures that have another in the image specification, which takes Go's (GOARCH). */
const GOARCH: Readonly<Record<string, string>> = {
  x64: 'amd64',
  ia32: '386',
  ppc64: 'ppc64le',
  mipsel: 'mipsle',
  arm: 'arm',
};

/** The platform taken from an index where nobody asks for another: Linux on this machine's architecture. */
export function defaultPlatform(): Platform {
  return { os: 'linux', architecture: GOARCH[arch()] ?? arch() };
}

/** Reads `os/architecture[/variant]`. Throws {@link EnvironmentError}. */
export function parsePlatform(text: string): Platform {
  const [os, architecture, variant, ...rest] = text.split('/');
  if (!os || !architecture || variant === '' || rest.length > 0) {
    throw new EnvironmentError(
      `not a platform: ${text}`,
      'Write os/architecture or os/architecture/variant, such as linux/arm64.',
    );
  }
  return { os, architecture, ...(variant === undefined ? {} : { variant }) };
}

/** How people write a platform. */
export function platformText({
  os,
  architecture,
  variant,
}: {
  os: string;
  architecture: string;
  variant?: string | null | undefined;
}): string {
  return !variant ? `${os}/${architecture}` : `${os}/${architecture}/${variant}`;
}

/** Whether an image of `offered` is one for `wanted`: variants count only where one was asked for. */
export function matchesPlatform(
  offered: { os: string; architecture: string; variant?: string | null | undefined },
  wanted: Platform,
): boolean {
  return (
    offered.os === wanted.os &&
    offered.architecture === wanted.architecture &&
    (wanted.variant === undefined || offered.variant === wanted.variant)
  );
}
