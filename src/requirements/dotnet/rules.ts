import type { ExampleSections, RuleDescriptor } from '../../model/rule.js';
import { library, system } from '../rules/facts.js';

const CORE = 'Microsoft.NETCore.App';

function app(more: Readonly<Record<string, unknown>> = {}): ExampleSections {
  const fact = { frameworks: [{ name: CORE, version: '8.0.0' }], host: true, ...more };
  return { 'dotnet-apps': { '/srv/app/api.runtimeconfig.json': fact } };
}

/** A system that has this version of .NET, and ICU where it is wanted. */
function installed(version: string, icu = true): ExampleSections {
  const libraries = icu ? { '/lib64/libicuuc.so.72': library('libicuuc.so.72', { owner: 'deb/libicu72:amd64' }) } : {};
  return { ...system({ libraries }), dotnet: { '/usr/share/dotnet': { frameworks: { [CORE]: [version] } } } };
}

/** What explains the needs of programs in .NET that are not met. */
export const DOTNET_RULES: readonly RuleDescriptor[] = [
  {
    id: 'dotnet-framework',
    title: 'A program in .NET asks for a framework that the target does not have',
    level: 'error',
    why:
      'The runtimeconfig.json beside a program names its shared frameworks. By default a newer minor release stands in for an ' +
      'older one, never another major one; rollForward and DOTNET_ROLL_FORWARD change that. Without any the host ends with ' +
      '"You must install or update .NET to run this application".',
    fix: 'Install the framework in the target, set rollForward, or publish self-contained.',
    references: [
      'https://learn.microsoft.com/en-us/dotnet/core/versions/selection',
      'https://github.com/dotnet/designs/blob/main/accepted/2019/runtime-binding.md',
    ],
    sections: ['source.dotnet-apps', 'target.dotnet'],
    examples: [
      { name: 'the next major release', source: app(), target: installed('9.0.2'), findings: 1 },
      { name: 'a newer patch', source: app(), target: installed('8.0.14'), findings: 0 },
    ],
  },
  {
    id: 'dotnet-assembly',
    title: 'A program in .NET lists assemblies that were not deployed with it',
    level: 'error',
    why:
      'The host looks for every assembly of the deps.json before it starts the program, and ends where one is missing: "An ' +
      'assembly specified in the application dependencies manifest was not found".',
    fix: 'Deploy everything that dotnet publish writes.',
    references: ['https://learn.microsoft.com/en-us/dotnet/core/dependency-loading/default-probing'],
    sections: ['source.dotnet-apps'],
    examples: [
      { name: 'left out', source: app({ missing: ['Dapper.dll'] }), target: installed('8.0.0'), findings: 1 },
      { name: 'all there', source: app(), target: installed('8.0.0'), findings: 0 },
    ],
  },
  {
    id: 'dotnet-icu',
    title: 'A program in .NET needs ICU, which the target does not have',
    level: 'error',
    why:
      'On Linux .NET takes cultures, sorting and names of time zones from ICU, and ends at its start where it is missing: ' +
      '"Couldn\'t find a valid ICU package installed on the system". InvariantGlobalization does without.',
    fix: 'Install ICU (libicu) in the target, or set InvariantGlobalization.',
    references: ['https://learn.microsoft.com/en-us/dotnet/core/runtime-config/globalization'],
    sections: ['source.dotnet-apps', 'target.libraries'],
    examples: [
      { name: 'no ICU', source: app(), target: installed('8.0.0', false), findings: 1 },
      { name: 'with ICU', source: app(), target: installed('8.0.0'), findings: 0 },
    ],
  },
];
