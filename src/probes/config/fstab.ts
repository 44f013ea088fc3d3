import { contentLines } from '../../formats/config/lines.js';
import { configurationProbe } from './settings/probe.js';

const FSTAB = '/etc/fstab';

/** File systems that are mounted at boot (fstab(5)): `fstab:/srv.options`, and `.source`, `.type`. */
export const fstabProbe = configurationProbe({
  id: 'fstab',
  title: 'file systems mounted at boot',
  paths: [FSTAB],
  *settings(files) {
    const file = files.read(FSTAB);
    const seen = new Map<string, number>();
    for (const { text, line } of contentLines(file?.text ?? '', { comments: '#' })) {
      const [source = '', place = '', type, options = 'defaults'] = text.split(/\s+/);
      if (type === undefined) continue;
      const at = place === 'none' || type === 'swap' ? 'swap' : unescaped(place);
      const count = (seen.get(at) ?? 0) + 1;
      seen.set(at, count);
      const key = count === 1 ? at : `${at}#${count}`;
      yield { key: `${key}.source`, value: unescaped(source), file, line };
      yield { key: `${key}.type`, value: type, file, line };
      // Their order means nothing but where they contradict each other.
      yield { key: `${key}.options`, value: options.split(',').sort().join(','), file, line };
    }
  },
});

/** Blanks are written as octal numbers. */
function unescaped(text: string): string {
  return text.replace(/\\([0-7]{3})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)));
}
