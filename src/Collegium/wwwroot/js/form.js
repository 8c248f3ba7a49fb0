// What every form gets: no double sending, nothing typed is lost, and the eye goes to what is to be put right.
const notSent = form => {
  delete form.dataset.sent;
  form.querySelectorAll('[data-was-pressed]').forEach(b => { b.removeAttribute('aria-disabled'); b.removeAttribute('data-was-pressed'); });
};

document.addEventListener('submit', e => {
  const form = e.target;
  if (form.dataset.sent) { e.preventDefault(); return; }
  if (form.method !== 'post') return;
  form.dataset.sent = 'yes';
  // Not "disabled": the pressed button's own name and value belong to what is sent.
  if (e.submitter) { e.submitter.setAttribute('aria-disabled', 'true'); e.submitter.dataset.wasPressed = ''; }
  setTimeout(() => notSent(form), 8000);
});
document.addEventListener('htmx:afterRequest', e => { const form = e.detail.elt.closest?.('form'); if (form) notSent(form); });
addEventListener('pageshow', () => document.querySelectorAll('form[data-sent]').forEach(notSent));
document.addEventListener('click', e => { if (e.target.closest('[aria-disabled="true"]')) e.preventDefault(); }, true);

// Kept for this tab only, and thrown away once the form has been answered with another page.
const stored = (act, ...args) => { try { return sessionStorage[act](...args); } catch { return null; } };
const keyOf = area => `kept ${location.pathname} ${area.name}`;
const areas = () => document.querySelectorAll('textarea[data-keep]');
const restore = () => {
  const sent = stored('getItem', 'sent');
  if (sent && sent !== location.pathname) {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(`kept ${sent} `)) stored('removeItem', key);
  }
  stored('removeItem', 'sent');
  for (const area of areas()) if (!area.value) area.value = stored('getItem', keyOf(area)) ?? '';
};
document.addEventListener('input', e => {
  if (e.target.matches?.('textarea[data-keep]')) stored('setItem', keyOf(e.target), e.target.value);
});
document.addEventListener('submit', e => { if (!e.defaultPrevented && e.target.querySelector('textarea[data-keep]')) stored('setItem', 'sent', location.pathname); });

const focusRefused = root => (root.id === 'refused' ? root : root.querySelector?.('#refused'))?.focus();
document.addEventListener('htmx:afterSwap', e => focusRefused(e.detail.target));

const count = form => {
  const bar = form?.querySelector('.bulk [data-chosen]');
  if (!bar) return;
  const chosen = form.querySelectorAll('tbody :checked').length;
  bar.textContent = chosen === 0 ? 'Nothing chosen' : `${chosen} chosen`;
};
const countAll = () => document.querySelectorAll('form:has(.bulk)').forEach(count);
document.addEventListener('change', e => count(e.target.closest?.('form') ?? e.target.querySelector?.('form')));

document.addEventListener('click', e => {
  const pressed = e.target.closest('[data-dismiss], [data-choose-none], [data-print]');
  if (!pressed) return;
  if (pressed.matches('[data-dismiss]')) pressed.closest('.toast').remove();
  if (pressed.matches('[data-print]')) { e.preventDefault(); print(); }
  if (pressed.matches('[data-choose-none]')) {
    e.preventDefault();
    pressed.form.querySelectorAll('tbody :checked').forEach(c => { c.checked = false; });
    count(pressed.form);
  }
});

// A link to something inside a closed part opens it first.
const openTarget = () => {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  for (let part = target.closest('details') ?? target.querySelector(':scope > details'); part; part = part.parentElement?.closest('details')) part.open = true;
  target.scrollIntoView({ block: 'nearest' });
};
addEventListener('hashchange', openTarget);

const ready = root => root.querySelectorAll('[data-dismiss][hidden], [data-print][hidden], [data-choose-none][hidden]').forEach(b => { b.hidden = false; });
document.addEventListener('htmx:load', e => ready(e.detail.elt));
restore();
ready(document);
countAll();
focusRefused(document);
openTarget();
