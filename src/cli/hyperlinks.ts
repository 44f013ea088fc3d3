type Variables = Readonly<Record<string, string | undefined>>;

/** Programs by TERM_PROGRAM that show hyperlinks (OSC 8), with the first release that does. */
const PROGRAMS: Readonly<Record<string, readonly [major: number, minor: number]>> = {
  'iTerm.app': [3, 1],
  WezTerm: [2020_06_20, 0],
  vscode: [1, 72],
  ghostty: [1, 0],
  mintty: [3, 1],
  rio: [0, 1],
  tmux: [3, 4],
};

/** Terminals by TERM. */
const TERMS = new Set(['xterm-kitty', 'alacritty', 'foot', 'foot-extra', 'wezterm', 'xterm-ghostty', 'contour']);

/**
 * Whether what is at the other end shows hyperlinks (OSC 8 of xterm's control sequences as VTE and iTerm2 settled on it).
 * `FORCE_HYPERLINK` decides where it is set; a pipe, `NO_COLOR` and a dumb terminal have none; of others only those that are
 * known to show them, since the rest may print what they do not know.
 */
export function takesHyperlinks(destination: { readonly isTTY?: boolean | undefined }, env: Variables): boolean {
  const { FORCE_HYPERLINK: force, NO_COLOR: refused, TERM: term = '', CI: pipeline } = env;
  if (force !== undefined && force !== '') return force !== '0' && force !== 'false';
  if (destination.isTTY !== true || term === 'dumb' || pipeline !== undefined) return false;
  if (refused !== undefined && refused !== '') return false;
  // Within screen, and a tmux that says nothing of itself, it is not known what passes.
  if (term.startsWith('screen')) return false;
  return isKnown(env, term);
}

function isKnown(env: Variables, term: string): boolean {
  const { TERM_PROGRAM: program = '', TERM_PROGRAM_VERSION: release = '', VTE_VERSION: vte } = env;
  const since = PROGRAMS[program];
  if (since !== undefined) return isSince(release, since);
  if (vte !== undefined) return Number(vte) > 5000;
  return TERMS.has(term) || [env.WT_SESSION, env.KONSOLE_VERSION, env.DOMTERM].some((said) => said !== undefined);
}

function isSince(release: string, [major, minor]: readonly [number, number]): boolean {
  const [first = 0, second = 0] = release.split(/[.-]/).map((part) => Number.parseInt(part, 10) || 0);
  return first > major || (first === major && second >= minor);
}
