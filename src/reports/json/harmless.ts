/** Characters that JSON lets through but a terminal or an editor acts on. */
const STEERING = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Text without any; nearly all of it is, and that is told many times as fast. */
const PLAIN = /^[\0-~]*$/;

/** The JSON text with such characters written as escapes, which mean the same to whoever parses it. */
export function harmless(text: string): string {
  return PLAIN.test(text) ? text : text.replace(STEERING, asEscapes);
}

function asEscapes(characters: string): string {
  return Array.from({ length: characters.length }, (_, index) => {
    return `\\u${characters.charCodeAt(index).toString(16).padStart(4, '0')}`;
  }).join('');
}
