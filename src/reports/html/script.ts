/**
 * The script of every page: filters findings, and lays differences out a hundred at a time. It writes text alone
 * (`textContent`), never HTML. Without scripts everything but the list of differences is there all the same.
 */
export const SCRIPT = `
'use strict';
(() => {
  const search = document.getElementById('search');
  const boxes = [...document.querySelectorAll('form.controls [data-kind]')];
  const findings = [...document.querySelectorAll('article.finding')];
  const texts = findings.map((finding) => finding.textContent.toLowerCase());
  function filter() {
    const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean);
    const fresh = document.getElementById('fresh')?.checked === true;
    const kinds = new Set(boxes.filter((box) => box.checked).map((box) => box.dataset.kind));
    let shown = 0;
    findings.forEach((finding, index) => {
      const fits = kinds.has(finding.dataset.kind) && (!fresh || 'fresh' in finding.dataset)
        && words.every((word) => texts[index].includes(word));
      finding.hidden = !fits;
      if (fits) shown += 1;
    });
    for (const group of document.querySelectorAll('.group')) {
      group.hidden = group.querySelector('article:not([hidden])') === null;
    }
    document.getElementById('shown').textContent = shown + ' of ' + findings.length + ' findings';
  }
  if (search !== null) {
    search.form.addEventListener('submit', (event) => event.preventDefault());
    search.form.addEventListener('input', filter);
    filter();
  }

  const SCREEN = 100;
  const MARKS = { added: '+', removed: '−', changed: '~', unknown: '?' };
  for (const block of document.querySelectorAll('details[data-rows]')) {
    let rows;
    let found = [];
    let shown = 0;
    const body = block.querySelector('tbody');
    const more = block.querySelector('button');
    const [words, folded] = block.querySelectorAll('input');
    const count = block.querySelector('output');
    const cell = (name, text, scope) => {
      const made = document.createElement(name);
      made.textContent = text;
      if (scope) made.scope = scope;
      return made;
    };
    function lay() {
      for (const [section, kind, name, source, target] of found.slice(shown, shown + SCREEN)) {
        const row = document.createElement('tr');
        row.append(cell('td', MARKS[kind] + ' ' + section + ' ' + name), cell('td', source), cell('td', target));
        body.append(row);
      }
      shown = Math.min(found.length, shown + SCREEN);
      more.hidden = shown === found.length;
      count.textContent = shown + ' of ' + found.length + ' shown';
    }
    function look() {
      rows ??= JSON.parse(document.getElementById(block.dataset.rows).textContent);
      const sought = words.value.toLowerCase().split(/\\s+/).filter(Boolean);
      found = rows.filter((row) => {
        if (row[5] === 1 && !folded.checked && sought.length === 0) return false;
        if (sought.length === 0) return true;
        const text = row.slice(0, 5).join(' ').toLowerCase();
        return sought.every((word) => text.includes(word));
      });
      body.replaceChildren();
      shown = 0;
      lay();
    }
    let waiting;
    words.addEventListener('input', () => { clearTimeout(waiting); waiting = setTimeout(look, 150); });
    folded.addEventListener('change', look);
    more.addEventListener('click', lay);
    block.addEventListener('toggle', () => { if (block.open && rows === undefined) look(); });
    if (block.open) look();
  }
})();
`;
