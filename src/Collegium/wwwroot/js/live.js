// Hears that something changed and lets the parts that show it fetch themselves again. The page works without it.
const address = document.body.dataset.live;
const held = new Map();
let source, last, wait = 1000, soon, retry;

const isBusy = part => part.matches(':hover') || part.querySelector('.here, tbody :checked')
  || part.contains(document.activeElement) && document.activeElement !== document.body;

const isTyping = part => document.activeElement?.matches('input, textarea, select') && part.contains(document.activeElement);

const show = part => {
  held.delete(part.id);
  part.dispatchEvent(new Event('show-facts'));
};

const announce = part => {
  const bar = part.querySelector(':scope > .changed') ?? document.createElement('p');
  const press = document.createElement('button');
  press.type = 'button';
  press.textContent = `${held.get(part.id)} changed, show`;
  press.addEventListener('click', () => show(part));
  bar.className = 'changed';
  bar.setAttribute('role', 'status');
  bar.replaceChildren(press);
  part.prepend(bar);
};

const spread = count => {
  document.body.dispatchEvent(new CustomEvent('facts', { detail: { count } }));
  for (const part of document.querySelectorAll('[data-hold]')) {
    held.set(part.id, (held.get(part.id) ?? 0) + count);
    if (!isBusy(part)) show(part);
    else if (held.get(part.id) > 0) announce(part);
  }
};

// The facts of one write are one refetch, at once; those of a burst at most four a second.
let count = 0, told = 0;
const hear = event => {
  last = event.lastEventId || last;
  wait = 1000;
  count++;
  soon ??= setTimeout(() => { soon = null; told = Date.now(); spread(count); count = 0; }, Math.max(20, told + 250 - Date.now()));
};

const open = () => {
  const url = new URL(address, location.href);
  if (last) url.searchParams.set('since', last);
  source = new EventSource(url);
  source.addEventListener('message', hear);
  source.addEventListener('facts', hear);
  source.addEventListener('error', () => {
    source.close();
    clearTimeout(retry);
    retry = setTimeout(open, wait + Math.random() * 500);
    wait = Math.min(wait * 2, 60000);
  });
};

if (address) {
  open();
  addEventListener('pagehide', () => { clearTimeout(retry); source.close(); });
  addEventListener('pageshow', e => { if (e.persisted) { spread(0); open(); } });
}
// Clocks move on by themselves: once a minute, only while somebody looks.
setInterval(() => { if (!document.hidden) spread(0); }, 60000);

// A refetch never takes away what is being typed, chosen, opened or looked at.
document.addEventListener('htmx:beforeRequest', e => {
  if (e.detail.elt.matches('[hx-trigger*="facts"]') && isTyping(e.detail.elt)) e.preventDefault();
});
const places = new Map();
document.addEventListener('htmx:beforeSwap', e => {
  const part = e.detail.target;
  if (!part?.id || !part.matches('[hx-trigger*="facts"]')) return;
  places.set(part.id, {
    chosen: [...part.querySelectorAll('tbody :checked')].map(c => c.value),
    here: part.querySelector('.here')?.id,
    opened: [...part.querySelectorAll('details')].map(d => d.open),
    focused: part.contains(document.activeElement) ? document.activeElement.id || document.activeElement.getAttribute('href') : null,
  });
});
document.addEventListener('htmx:afterSettle', e => {
  const part = document.getElementById(e.detail.elt?.id ?? '');
  const was = part && places.get(part.id);
  if (!was) return;
  places.delete(part.id);
  for (const box of part.querySelectorAll('tbody input[type=checkbox]')) box.checked = was.chosen.includes(box.value);
  part.querySelectorAll('details').forEach((d, at) => { d.open = was.opened[at] ?? d.open; });
  const row = was.here && document.getElementById(was.here);
  if (row) { row.classList.add('here'); row.setAttribute('aria-current', 'true'); }
  if (was.focused) (document.getElementById(was.focused) ?? part.querySelector(`a[href="${CSS.escape(was.focused)}"]`))?.focus({ preventScroll: true });
  part.dispatchEvent(new Event('change', { bubbles: true }));
});
