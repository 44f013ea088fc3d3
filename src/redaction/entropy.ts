/** A run of characters as keys are written: base64 of either alphabet, without what joins words. */
const CANDIDATE = /(?<![\w+/.-])[A-Za-z0-9+/_-]{24,256}={0,2}(?![\w+/=-])/g;

/** Not random however it looks: digests, UUIDs, names of symbols, public keys, certificates. */
const KNOWN =
  /^(?:[0-9a-f]+|[0-9A-F]+|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}.*|_[ZR].*|sha\d+-.*|.*SHA-?\d.*|\/[a-z]+\/.*|\?.*|AAAA[BCE][3A-Z].*|MI[IJ].*)$/;

/** What stands before a digest in base64: `sha512-…`, `SHA256:…`. */
const DIGEST_BEFORE = /sha(?:1|224|256|384|512)[-:=]$/i;

/** Calls `take` for each part of the text that is random enough to be a key; what it gives stands there instead. */
export function withoutRandom(text: string, take: (secret: string) => string): string {
  if (text.length < 24) return text;
  return text.replace(CANDIDATE, (found, offset: number) => {
    if (!isRandom(found) || DIGEST_BEFORE.test(text.slice(Math.max(0, offset - 8), offset))) return found;
    return take(found);
  });
}

/** Whether a word is random: no name, number, digest or path, but letters and digits without pattern. */
export function isRandom(word: string): boolean {
  if (KNOWN.test(word)) return false;
  const digits = word.replace(/\D/g, '').length;
  const letters = word.replace(/[^A-Za-z]/g, '').length;
  const joints = word.replace(/[^/_-]/g, '').length;
  if (digits === 0 || letters === 0 || joints > Math.max(2, word.length / 12) || longestRun(word) > word.length / 3)
    return false;
  const mixed = /[a-z]/.test(word) && /[A-Z]/.test(word);
  if (!mixed) return digits > word.length / 6 && joints < 2 && changes(word) >= 0.28 && entropy(word) >= 3.7;
  return inWords(word) < letters * 0.56 && changes(word) >= 0.36 && entropy(word) >= 3.8;
}

/** How many letters stand in what may be words. */
function inWords(word: string): number {
  return (word.match(/[A-Z]?[a-z]{3,}|[A-Z]{6,}/g) ?? []).join('').length;
}

/** How often the kind of character changes, as a share of the places where it could: low in names, high in keys. */
function changes(word: string): number {
  let count = 0;
  for (let at = 1; at < word.length; at++) if (kindAt(word, at) !== kindAt(word, at - 1)) count++;
  return count / (word.length - 1);
}

/** The longest run of characters of one kind: keys have none that is long. */
function longestRun(word: string): number {
  let longest = 1;
  let run = 1;
  for (let at = 1; at < word.length; at++) {
    run = kindAt(word, at) === kindAt(word, at - 1) ? run + 1 : 1;
    longest = Math.max(longest, run);
  }
  return longest;
}

function kindAt(word: string, at: number): number {
  const code = word.charCodeAt(at);
  if (code >= 48 && code <= 57) return 0;
  if (code >= 97 && code <= 122) return 1;
  return code >= 65 && code <= 90 ? 2 : 3;
}

/** Shannon's entropy of the characters, in bits for each. */
function entropy(word: string): number {
  const counts = new Map<string, number>();
  for (const character of word) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / word.length) * Math.log2(count / word.length);
  return bits;
}
