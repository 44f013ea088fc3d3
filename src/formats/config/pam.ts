import { contentLines } from './lines.js';

/** One line of a stack of PAM, or the name of another file that stands in its place. */
export interface PamLine {
  /** auth, account, password, session; of an inclusion of a whole file: empty. */
  readonly type: string;
  /** A minus before the type: that the module is missing is no matter. */
  readonly quiet: boolean;
  /** required, [success=1 default=ignore], include, … */
  readonly control: string;
  /** The module, or the included file, with its arguments. */
  readonly words: readonly string[];
  readonly line: number;
}

/** Reads a file of /etc/pam.d (pam.d(5)), `@include` of Debian with it. Lines that are none are passed over. */
export function parsePam(text: string): PamLine[] {
  return contentLines(text, { comments: '#', continued: true }).flatMap(({ text: content, line }): PamLine[] => {
    const [, whole] = /^@include\s+(\S+)/.exec(content) ?? [];
    if (whole !== undefined) return [{ type: '', quiet: false, control: 'include', words: [whole], line }];
    const [, minus, type, control, rest] =
      /^(-?)(auth|account|password|session)\s+(\[[^\]]*\]|\S+)\s+(.*)$/i.exec(content) ?? [];
    if (type === undefined || control === undefined || rest === undefined) return [];
    const words = rest
      .replace(/\s#.*$/, '')
      .split(/\s+/)
      .filter((word) => word !== '');
    return [{ type: type.toLowerCase(), quiet: minus === '-', control: control.replace(/\s+/g, ' '), words, line }];
  });
}
