/** A line of what `systemctl list-units` prints. */
export interface ListedUnit {
  readonly name: string;
  readonly load: string;
  readonly active: string;
}

/** Reads the output of `systemctl list-units --plain --no-legend`; what is not a unit's line is passed over. */
export function parseUnitList(text: string): ListedUnit[] {
  return text.split('\n').flatMap((line) => {
    // A unit that failed has a dot before its name, also where plain lines were asked for by older releases.
    const [, name, load, active] = /^[●*x\s]*(\S+\.[a-z]+)\s+([a-z-]+)\s+([a-z-]+)\s/.exec(line) ?? [];
    return name === undefined || load === undefined || active === undefined ? [] : [{ name, load, active }];
  });
}

/** What `timedatectl` says of the clock: whether a time server keeps it; `undefined` where it says nothing of it. */
export function parseSynchronised(text: string): boolean | undefined {
  const [, answer] = /synchronized: (yes|no)\b/i.exec(text) ?? [];
  return answer === undefined ? undefined : answer === 'yes';
}
