import type { Requirements } from '../../model/requirement.js';
import { prose, visible } from '../../model/visible.js';
import { by, type Row } from './rows.js';

/** What the releases of Windows are called that number themselves so. */
const WINDOWS: Readonly<Record<string, string>> = {
  '5.1': 'XP',
  '5.2': 'XP',
  '6.0': 'Vista',
  '6.1': '7',
  '6.2': '8',
  '6.3': '8.1',
  '10.0': '10',
};

/** What programs and libraries for Windows and macOS need. */
export function foreignRows({ windows, macos }: Pick<Requirements, 'windows' | 'macos'>): Row[] {
  const brought = (label: string, list: readonly { readonly name: string; readonly files: readonly string[] }[]) =>
    list.map(({ name, files }) => ({ label, value: `${visible(name)}${by(files)}` }));
  return [
    ...(windows === undefined
      ? []
      : [
          {
            label: 'Windows',
            value: `${windows.machines.map(visible).join(' and ')}, ${WINDOWS[windows.minimum] ?? prose(windows.minimum)} or newer`,
          },
          ...brought('runtime', windows.runtimes),
          ...brought('DLL', windows.loads),
        ]),
    ...(macos === undefined ? [] : macos.machines.map((each) => ({ label: 'macOS', value: machine(each) }))),
    ...(macos === undefined ? [] : brought('dylib', macos.loads)),
    ...[...(windows?.unread ?? []), ...(macos?.unread ?? [])].map(({ path, message }) => {
      return { label: 'not known', value: `what ${visible(path)} loads: ${prose(message)}` };
    }),
  ];
}

function machine({ machine: name, minimum }: { readonly machine: string; readonly minimum?: string | undefined }) {
  return minimum === undefined ? visible(name) : `${visible(name)}, ${prose(minimum)} or newer`;
}
