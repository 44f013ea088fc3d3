import * as z from 'zod';

/** What a file declares that Python code needs, or a wheel that lies ready to be installed. */
export const PythonProjectFact = z
  .object({
    kind: z.enum(['requirements', 'project', 'lock', 'wheel']).meta({
      description:
        'requirements: for pip; project: pyproject.toml; lock: of uv, Poetry or Pipenv; wheel: by its name and the metadata in it.',
    }),
    name: z.string().optional(),
    version: z.string().optional(),
    requires: z.array(z.string()).meta({ description: 'Dependencies (PEP 508) for use, not for development.' }),
    requiresPython: z.string().optional(),
    unopened: z.literal(true).optional().meta({ description: 'A wheel of which only the name was read.' }),
    tags: z.array(z.string()).optional().meta({ description: 'What a wheel is for: PYTHON-ABI-PLATFORM.' }),
    owner: z.string().optional().meta({ description: 'Key of the package that brought it.' }),
  })
  .meta({ id: 'PythonProjectFact' });

/** See {@link PythonProjectFact}. */
export type PythonProjectFact = z.infer<typeof PythonProjectFact>;
