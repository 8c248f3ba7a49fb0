// Letters act outside fields only and can be switched off (WCAG 2.1.4). Every key is also a link or a button on the page.
const off = () => { try { return localStorage.getItem('letters') === 'off'; } catch { return false; } };
const inField = el => el?.closest?.('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], dialog');
const make = (tag, props = {}, ...children) => {
  const el = Object.assign(document.createElement(tag), props);
  el.append(...children);
  return el;
};
const wordsOf = el => {
  const copy = el.cloneNode(true);
  copy.querySelectorAll('kbd, .i, .no').forEach(k => k.remove());
  return copy.textContent.trim().replace(/\s+/g, ' ');
};
const acts = () => [...document.querySelectorAll('[data-key]')].filter(el => el.checkVisibility?.() ?? true);
const rows = () => [...document.querySelectorAll('.board tbody tr:not(.group), .tb tbody tr:has(a), .lane li')];
const views = () => [...document.querySelectorAll('.views a:not(.keep)')];
const search = () => document.querySelector('[role=search] input[type=search]');

const stand = row => {
  document.querySelectorAll('.here').forEach(r => { r.classList.remove('here'); r.removeAttribute('aria-current'); });
  row.classList.add('here');
  row.setAttribute('aria-current', 'true');
  row.querySelector('.c-what a, a')?.focus({ preventScroll: true });
  row.scrollIntoView({ block: 'nearest' });
};
const move = by => {
  const all = rows();
  if (all.length === 0) return false;
  const at = all.findIndex(r => r.classList.contains('here'));
  stand(all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + by))]);
  return true;
};
const lane = by => {
  const all = [...document.querySelectorAll('.lane')].filter(l => l.querySelector('li'));
  const to = all[Math.max(0, all.indexOf(document.querySelector('.lane:has(.here)')) + by)];
  if (to) stand(to.querySelector('li'));
  return !!to;
};
const choose = () => {
  const box = document.querySelector('tr.here input[type=checkbox]');
  box?.click();
  return !!box;
};
const open = () => {
  const link = document.activeElement === document.body && document.querySelector('.here .c-what a, .here a');
  if (link) link.click();
  return !!link;
};
const press = el => {
  if (el.matches('input, select, textarea')) { el.focus(); return true; }
  el.click();
  // What a key opened is for typing into at once.
  if (el.matches('summary')) (el.parentElement.open && el.parentElement.querySelector('input:not([type=hidden]), textarea, select, button') || el).focus();
  return true;
};

const builtIn = {
  j: () => move(1),
  k: () => move(-1),
  h: () => lane(-1),
  l: () => lane(1),
  m: () => { const moves = document.querySelector('.here .moves summary'); return !!moves && press(moves); },
  x: choose,
  Enter: open,
  Escape: () => { document.querySelector('[data-choose-none]')?.click(); return false; },
  '/': () => { search()?.focus(); return !!search(); },
  '?': () => { showKeys(); return true; },
};

let before = '', forget;
document.addEventListener('keydown', e => {
  if ((e.ctrlKey || e.metaKey) && !e.altKey && !e.shiftKey && e.key.toLowerCase() === 'k') {
    e.preventDefault();
    showPalette();
    return;
  }
  if (e.ctrlKey || e.metaKey || e.altKey || e.isComposing || off() || inField(e.target)) return;
  const typed = before ? `${before} ${e.key}` : e.key;
  const found = acts().find(el => el.dataset.key === typed);
  const starts = acts().some(el => el.dataset.key.startsWith(`${typed} `));
  clearTimeout(forget);
  before = '';
  if (found ? press(found) : !starts && act(e.key)) e.preventDefault();
  else if (starts) { before = typed; forget = setTimeout(() => { before = ''; }, 1200); }
});
const act = key => {
  if (/^[1-9]$/.test(key) && views()[key - 1]) return press(views()[key - 1]);
  return builtIn[key]?.() ?? false;
};

/* All keys */
const kbds = keys => keys.split(' ').flatMap((k, at) => at ? [' ', make('kbd', { textContent: k })] : [make('kbd', { textContent: k })]);
const showKeys = () => {
  const lines = [['Find or do', 'Ctrl K'], ['These keys', '?']];
  if (search()) lines.push(['Search here', '/']);
  if (rows().length) lines.push(['Move', 'j k'], ['Open', 'Enter']);
  if (document.querySelector('.lane')) lines.push(['Other column', 'h l'], ['Move on', 'm']);
  if (document.querySelector('.board input[type=checkbox]')) lines.push(['Choose', 'x']);
  if (views().length) lines.push(['Saved view', `1 ${Math.min(9, views().length)}`]);
  for (const el of acts()) lines.push([wordsOf(el), el.dataset.key]);
  const list = make('dl', { className: 'sheet-of-keys' }, ...lines.map(([word, keys]) =>
    make('div', {}, make('dt', { textContent: word }), make('dd', {}, ...kbds(keys)))));
  const letters = make('input', { type: 'checkbox', checked: !off() });
  letters.addEventListener('change', () => { try { localStorage.setItem('letters', letters.checked ? 'on' : 'off'); } catch { /* private window */ } });
  const theme = make('p', { className: 'theme' });
  const close = make('button', { type: 'button', textContent: 'Close' });
  const dialog = make('dialog', { className: 'all-keys' },
    make('h2', { textContent: 'All keys', id: 'all-keys' }), list,
    make('label', { className: 'choice' }, letters, make('span', { textContent: 'Letters act, outside fields' })),
    theme, close);
  dialog.setAttribute('aria-labelledby', 'all-keys');
  window.collegiumTheme?.fill(theme);
  close.addEventListener('click', () => dialog.close());
  show(dialog);
};
const show = dialog => {
  document.querySelectorAll('dialog[open]').forEach(d => d.close());
  dialog.addEventListener('close', () => dialog.remove());
  dialog.addEventListener('click', e => { if (e.target === dialog) dialog.close(); });
  document.body.append(dialog);
  dialog.showModal();
};

/* Find or do */
const doable = q => [
  ...acts().map(el => ({ label: wordsOf(el), key: el.dataset.key, run: () => press(el) })),
  { label: 'All keys', key: '?', run: showKeys },
].filter(a => a.label && a.label.toLowerCase().includes(q.toLowerCase()));

const showPalette = () => {
  const list = make('div', { id: 'found', role: 'listbox' });
  const input = make('input', { type: 'text', autocomplete: 'off', spellcheck: false, role: 'combobox' });
  const sentence = make('p', { className: 'note', hidden: true });
  for (const [name, value] of Object.entries({ 'aria-label': 'Find or do', 'aria-expanded': 'true', 'aria-controls': 'found', 'aria-autocomplete': 'list' })) input.setAttribute(name, value);
  list.setAttribute('aria-label', 'Found');
  sentence.setAttribute('role', 'status');
  const hints = make('p', { className: 'keys' }, ...[['>', 'things to do'], ['#', 'numbers'], ['@', 'people'], ['Esc', 'close']]
    .map(([k, word]) => make('span', {}, make('kbd', { textContent: k }), ` ${word}`)));
  const dialog = make('dialog', { className: 'palette' }, input, list, sentence, hints);
  dialog.setAttribute('aria-label', 'Find or do');
  let options = [], at = 0, asked, timer;

  const mark = () => {
    options.forEach(({ el }, i) => el.setAttribute('aria-selected', String(i === at)));
    if (options[at]) input.setAttribute('aria-activedescendant', options[at].el.id); else input.removeAttribute('aria-activedescendant');
    options[at]?.el.scrollIntoView({ block: 'nearest' });
  };
  const draw = groups => {
    options = [];
    list.replaceChildren(...groups.filter(([, items]) => items.length).map(([kind, items]) => {
      const ul = make('ul', { className: 'l' }, ...items.map(item => {
        const marks = (item.excerpt ?? []).map(p => p.marked ? make('mark', { textContent: p.text }) : p.text);
        const el = make('li', { id: `f${options.length}`, role: 'option' }, make('span', {}, make('b', { textContent: item.label }), ' ', make('span', { className: 'quiet' }, ...marks)));
        if (item.key) el.append(make('span', {}, ...kbds(item.key)));
        else if (item.hint) el.append(make('span', { className: 'quiet', textContent: item.hint }));
        el.addEventListener('click', () => go({ el, item }));
        options.push({ el, item });
        return el;
      }));
      ul.setAttribute('role', 'presentation');
      const word = make('span', { className: 'kind', textContent: kind });
      word.setAttribute('role', 'presentation');
      const group = make('div', { role: 'group' }, word, ul);
      group.setAttribute('aria-label', kind);
      return group;
    }));
    at = 0;
    mark();
  };
  const go = chosen => {
    if (!chosen) return;
    dialog.close();
    if (chosen.item.run) chosen.item.run(); else location.assign(chosen.item.href);
  };
  const look = async () => {
    const q = input.value.trim();
    const toDo = doable(q.replace(/^>\s*/, ''));
    asked?.abort();
    if (q === '' || q.startsWith('>')) { sentence.hidden = true; draw([['Do', toDo]]); return; }
    asked = new AbortController();
    try {
      const answer = await fetch(`/find.json?q=${encodeURIComponent(q)}`, { headers: { Accept: 'application/json' }, signal: asked.signal });
      const items = answer.ok ? (await answer.json()).items : [];
      sentence.textContent = items.length + toDo.length ? '' : 'Nothing with these words. Try a name, a number, or what a page is called.';
      draw([['Found', items], ['Do', toDo]]);
    } catch (no) {
      if (no.name === 'AbortError') return;
      sentence.textContent = 'We can’t reach the desk just now. Your words are still here; try again in a moment.';
      draw([['Do', toDo]]);
    }
    sentence.hidden = !sentence.textContent;
  };
  input.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(look, 120); });
  input.addEventListener('keydown', e => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[e.key];
    if (by && options.length) { e.preventDefault(); at = (at + by + options.length) % options.length; mark(); }
    if (e.key === 'Enter') { e.preventDefault(); go(options[at]); }
  });
  show(dialog);
  look();
};
document.addEventListener('click', e => {
  if (e.target.closest('[data-palette]') && !e.ctrlKey && !e.metaKey) { e.preventDefault(); showPalette(); }
});

// On a phone the main menu scrolls sideways: where one is must be in view.
for (const here of document.querySelectorAll('.top nav [aria-current]')) {
  const nav = here.closest('nav');
  nav.scrollLeft = here.offsetLeft - nav.offsetLeft - (nav.clientWidth - here.offsetWidth) / 2;
}
