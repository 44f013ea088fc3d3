/** The style sheet of every page: readable in the light, in the dark and on paper; follows the reader's settings. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1b1f24; --faint: #57606a; --page: #fff; --card: #f6f8fa; --line: #d0d7de;
  --error: #b3261e; --warning: #7a4d00; --good: #12652b; --link: #0550ae; }
@media screen and (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --faint: #9da7b3; --page: #0d1117; --card: #161b22;
  --line: #3d444d; --error: #ff8a80; --warning: #e3b341; --good: #56d364; --link: #79b8ff; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem 1.25rem 4rem; max-width: 70rem; font: 1rem/1.5 system-ui, sans-serif;
  color: var(--ink); background: var(--page); }
h1 { font-size: 1.5rem; margin: 0 0 .5rem; overflow-wrap: anywhere; }
h2 { font-size: 1.25rem; margin: 2rem 0 .25rem; overflow-wrap: anywhere; }
h3 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
h4 { font-size: 1rem; margin: 0 0 .25rem; overflow-wrap: anywhere; }
a { color: var(--link); }
code { font: .9em ui-monospace, monospace; overflow-wrap: anywhere; }
.tool, .origin, .count, .side, .none, .tags { color: var(--faint); }
.tool, .origin, .tags, .verdict, .since { margin: 0; }
.breaks, .error .level { color: var(--error); }
.unknown, .undetermined .level, .warning .level { color: var(--warning); }
.fresh { color: var(--ink); }
.runs { color: var(--good); }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid var(--line);
  overflow-wrap: anywhere; font-weight: normal; }
thead th { color: var(--faint); }
.controls { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; padding: .5rem 0; }
form.controls { position: sticky; top: 0; background: var(--page); border-bottom: 1px solid var(--line); z-index: 1; }
input[type=search] { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--faint);
  border-radius: .25rem; padding: .25rem .5rem; min-width: 12rem; }
button { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--faint); border-radius: .25rem;
  padding: .25rem .75rem; }
.finding { background: var(--card); border: 1px solid var(--line); border-left: .3rem solid var(--line);
  border-radius: .25rem; padding: .75rem 1rem; margin: 0 0 .75rem; }
.finding.error { border-left-color: var(--error); }
.finding.warning, .finding.undetermined { border-left-color: var(--warning); }
.fix, .accepted { margin: .5rem 0 0; }
summary { cursor: pointer; }
.chain { list-style: none; margin: .75rem 0 0; padding: 0; }
.chain li { position: relative; padding: 0 0 .6rem 1.5rem; }
.chain li::before { content: ""; position: absolute; left: .3rem; top: .45rem; width: .6rem; height: .6rem;
  border-radius: 50%; background: var(--faint); }
.chain li:not(:last-child)::after { content: ""; position: absolute; left: .55rem; top: 1.2rem; bottom: -.3rem;
  border-left: 2px solid var(--faint); }
.chain .stop::before { background: var(--error); border-radius: 0; transform: rotate(45deg); }
.warning .chain .stop::before, .undetermined .chain .stop::before { background: var(--warning); }
.sides { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; margin: .75rem 0 0; }
.sides p { margin: 0; } .sides ul { margin: 0; padding-left: 1.1rem; }
.sides:has(> .target > .none) { grid-template-columns: 3fr 1fr; } .sides:has(> .source > .none) { grid-template-columns: 1fr 3fr; }
@media screen and (max-width: 40rem) { .sides.sides { grid-template-columns: 1fr; } }
.differences td { white-space: pre-wrap; font: .85em ui-monospace, monospace; }
.differences td:first-child { width: 40%; }
.settings table { table-layout: fixed; margin: .5rem 0 1rem; } .settings th[scope=row] { width: 26%; }
.settings caption { text-align: left; font-weight: 600; }
.settings td { white-space: pre-wrap; font: .85em ui-monospace, monospace; } .settings .path { color: var(--faint); }
del { color: var(--error); } ins { color: var(--good); }
.target { scroll-margin-top: 4rem; }
/* Where there is no room for four columns a row is two lines: verdict and name, then what else there is. */
@media (max-width: 40rem) {
  .matrix thead, .payloads thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .matrix tr, .payloads tr { display: grid; grid-template-columns: max-content 1fr; border-bottom: 1px solid var(--line); padding: .25rem 0; }
  .matrix td, .matrix th, .payloads td, .payloads th { border: 0; padding: 0 .75rem 0 0; }
  .matrix td:nth-child(n+3), .payloads td:nth-child(n+3) { grid-column: 1 / -1; }
  .target { scroll-margin-top: 11rem; } }
[hidden] { display: none !important; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
@media print { @page { margin: 15mm; }
  :root { color-scheme: light; } body { max-width: none; padding: 0; font-size: 10pt; }
  .controls, button, details.why:not([open]) { display: none; } summary { list-style: none; }
  .finding, .settings tr, .matrix tr { break-inside: avoid; } h2, h3, h4, .verdict, caption { break-after: avoid; }
  .target + .target { break-before: page; }
  .chain li::before { -webkit-print-color-adjust: exact; print-color-adjust: exact; } }
`;
