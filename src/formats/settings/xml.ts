import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { entriesOf, type SettingEntry } from './entry.js';

/** Elements by their names, attributes with `@`, text beside attributes as `text`. Throws an error with the line of a mistake. */
export function readXml(text: string): readonly SettingEntry[] {
  const valid = XMLValidator.validate(text);
  if (valid !== true) throw new SyntaxError(`line ${valid.err.line}: ${valid.err.msg}`);
  const parser = new XMLParser({
    attributeNamePrefix: '@',
    textNodeName: 'text',
    ignoreAttributes: false,
    ignoreDeclaration: true,
    ignorePiTags: true,
    parseTagValue: false,
    parseAttributeValue: false,
    processEntities: false,
  });
  return [...entriesOf(parser.parse(text), () => undefined)];
}
