const UNITS = ['', 'K', 'M', 'G', 'T', 'P'];

/**
 * A size with the largest unit that leaves a whole number, so that `67108864`, `65536k` and `64M` are the same text. The
 * units are powers of 1024. Anything that is no such size is returned as it is.
 */
export function canonicalSize(text: string): string {
  const match = /^(\d{1,15})([kmgtp]?)$/i.exec(text.trim());
  if (match === null) return text;
  let amount = Number(match[1]);
  let unit = UNITS.indexOf((match[2] ?? '').toUpperCase());
  while (amount > 0 && amount % 1024 === 0 && unit < UNITS.length - 1) {
    amount /= 1024;
    unit++;
  }
  return `${amount}${UNITS[unit]}`;
}
