import type { RequiredLanguage } from '../../model/requirement.js';
import { visible } from '../../model/visible.js';
import { by, type Row } from './rows.js';

const NAMES: Readonly<
  Record<RequiredLanguage['language'], readonly [language: string, ofPackage: string, ofPart: string]>
> = {
  java: ['Java', 'class', 'Java module'],
  node: ['Node.js', 'npm package', 'Node.js part'],
  perl: ['Perl', 'Perl module', 'Perl part'],
  php: ['PHP', 'PHP package', 'PHP extension'],
  ruby: ['Ruby', 'gem', 'Ruby part'],
};

function languageRows({ language, versions, packages, parts }: RequiredLanguage): Row[] {
  const [name, ofPackage, ofPart] = NAMES[language];
  const row = (label: string, each: RequiredLanguage['packages'][number]): Row => ({
    label,
    value: `${visible(each.name)}${each.specifiers === '' ? '' : ` ${visible(each.specifiers)}`}${by(each.files, each.basis)}`,
  });
  return [
    ...(versions.length === 0 && packages.length + parts.length > 0 ? [{ label: name, value: 'any version' }] : []),
    ...versions.map(({ specifiers, basis, files }) => ({
      label: name,
      value: `${visible(specifiers)}${by(files, basis)}`,
    })),
    ...packages.map((each) => row(ofPackage, each)),
    ...parts.map((each) => row(ofPart, each)),
  ];
}

/** What code in languages besides Python asks for: what is declared, and what only the code tells. */
export function languagesRows(languages: readonly RequiredLanguage[]): Row[] {
  return languages.flatMap(languageRows);
}
