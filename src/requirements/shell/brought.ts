import type { View } from '../files/view.js';
import { entries } from '../node/world.js';

/** Whether a path, as it is in the target, lies among what the payload brings. */
export function isBroughtTo({ place }: View, path: string): boolean {
  return place !== '' && path.startsWith(`${place}/`) && !path.includes('$') && !path.includes('/../');
}

/** Whether the payload surely has nothing at its own `path` that can be executed. */
export function lacksProgram(view: View, path: string): boolean {
  const { payload, place } = view;
  const real = view.real(path);
  if (!real.startsWith(`${place}/`)) return false;
  return ['programs', 'libraries'].every((section) => {
    const { status, facts = {} } = payload.sections[section] ?? {};
    const own = real.slice(place.length);
    const isLink = () => Object.values(facts).some(({ links }) => Array.isArray(links) && links.includes(own));
    return status === 'complete' && !Object.hasOwn(facts, own) && !isLink();
  });
}

/**
 * Whether the payload surely has no script at its own `path`, which is read in and need not be executable. Links to such
 * files are not known: where others lie beside it, it may be one to them.
 */
export function lacksScript(view: View, path: string): boolean {
  if (view.payload.sections['shell-code']?.status !== 'complete' || !lacksProgram(view, path)) return false;
  const own = path.slice(view.place.length);
  const directory = own.slice(0, own.lastIndexOf('/') + 1);
  return !entries(view.payload, 'shell-code').some(([each]) => each.startsWith(directory) && each.endsWith('.sh'));
}

/** Whether the payload has a program of that name: where it is laid, and with which PATH it runs, may be otherwise. */
export function hasProgramNamed({ payload }: View, name: string): boolean {
  const end = `/${name.slice(name.lastIndexOf('/') + 1)}`;
  return ['programs', 'libraries'].some((section) => entries(payload, section).some(([path]) => path.endsWith(end)));
}
