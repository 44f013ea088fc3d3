import * as z from 'zod';
import type { ImageConfig, Platform } from '../../model/environment.js';
import { EnvironmentError } from '../../model/problem.js';
import { jsonShapeProblem } from '../files/json-shape.js';

const Descriptor = z.object({
  mediaType: z.string().optional(),
  digest: z.string(),
  size: z.number().int().nonnegative(),
  urls: z.array(z.string()).optional(),
  annotations: z.record(z.string(), z.string()).nullish(),
  platform: z.object({ os: z.string(), architecture: z.string(), variant: z.string().nullish() }).nullish(),
  artifactType: z.string().optional(),
});

/** A reference to a blob (OCI image-spec, descriptor.md). */
export type Descriptor = z.infer<typeof Descriptor>;

/** An image index or an OCI layout's `index.json` (OCI image-spec, image-index.md; Docker's manifest list is the same). */
export const Index = z.object({ manifests: z.array(Descriptor) });

/** An image manifest (OCI image-spec, manifest.md; Docker's schema 2 is the same). */
export const Manifest = z.object({ config: Descriptor, layers: z.array(Descriptor) });

/** See {@link Manifest}. */
export type Manifest = z.infer<typeof Manifest>;

/** `manifest.json` of `docker save`: one element an image. */
export const DockerManifests = z
  .array(
    z.object({ Config: z.string(), RepoTags: z.array(z.string()).nullish(), Layers: z.array(z.string()).nullish() }),
  )
  .min(1);

/** See {@link DockerManifests}. */
export type DockerManifest = z.infer<typeof DockerManifests>[number];

const empty = z.object({}).loose();
const strings = z.array(z.string()).nullish();

/** An image configuration (OCI image-spec, config.md). */
const Config = z.object({
  os: z.string().nullish(),
  architecture: z.string().nullish(),
  variant: z.string().nullish(),
  rootfs: z.object({ diff_ids: z.array(z.string()).nullish() }).nullish(),
  config: z
    .object({
      User: z.string().nullish(),
      ExposedPorts: z.record(z.string(), empty).nullish(),
      Env: strings,
      Entrypoint: strings,
      Cmd: strings,
      Volumes: z.record(z.string(), empty.nullable()).nullish(),
      WorkingDir: z.string().nullish(),
      Labels: z.record(z.string(), z.string()).nullish(),
      StopSignal: z.string().nullish(),
    })
    .nullish(),
});

/** An image's configuration in our words. */
export interface ParsedConfig {
  readonly platform: Platform | undefined;
  readonly diffIds: readonly string[];
  readonly config: ImageConfig;
}

/** Reads JSON by a schema. Throws {@link EnvironmentError} that names the file and the place in it. */
export function parseJson<T>(bytes: Uint8Array, schema: z.ZodType<T>, name: string): T {
  const problem = jsonShapeProblem(bytes);
  if (problem !== undefined) throw new EnvironmentError(`${name} is not what it should be: ${problem}`);
  let json: unknown;
  try {
    json = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch (error) {
    throw new EnvironmentError(`${name} is not valid JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const result = schema.safeParse(json);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const place = issue === undefined || issue.path.length === 0 ? '' : ` at ${issue.path.join('.')}`;
  throw new EnvironmentError(`${name} is not what it should be${place}: ${issue?.message ?? 'unexpected content'}`);
}

/** Reads an image configuration. Throws {@link EnvironmentError}. */
export function parseConfig(bytes: Uint8Array, name: string): ParsedConfig {
  const json = parseJson(bytes, Config, name);
  const run = json.config ?? {};
  const platform =
    json.os && json.architecture
      ? { os: json.os, architecture: json.architecture, ...(json.variant ? { variant: json.variant } : {}) }
      : undefined;
  return {
    platform,
    diffIds: json.rootfs?.diff_ids ?? [],
    config: {
      ...(run.User ? { user: run.User } : {}),
      exposedPorts: Object.keys(run.ExposedPorts ?? {}).sort(),
      environment: run.Env ?? [],
      entrypoint: run.Entrypoint ?? [],
      command: run.Cmd ?? [],
      volumes: Object.keys(run.Volumes ?? {}).sort(),
      ...(run.WorkingDir ? { workingDirectory: run.WorkingDir } : {}),
      labels: run.Labels ?? {},
      ...(run.StopSignal ? { stopSignal: run.StopSignal } : {}),
    },
  };
}
