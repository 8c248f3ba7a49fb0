// Says that this page is open, and shows who else has it open. The page works without it.
const part = document.querySelector('[data-here]');
const proof = document.querySelector('main [name=__RequestVerificationToken]')?.value;
let typed = 0;

const tell = async () => {
  if (document.hidden) return;
  const writing = Date.now() - typed < 30000;
  try {
    const answer = await fetch(`${part.dataset.here}?writing=${writing}`, { method: 'POST', credentials: 'same-origin', headers: { RequestVerificationToken: proof } });
    const { words } = await answer.json();
    if (part.textContent !== words) part.textContent = words;
    part.hidden = !words;
  } catch { /* The next beat tries again. */ }
};

if (part && proof) {
  document.addEventListener('input', e => {
    const first = Date.now() - typed >= 30000;
    if (!e.target.matches('main textarea')) return;
    typed = Date.now();
    if (first) tell();
  });
  document.addEventListener('visibilitychange', tell);
  setInterval(tell, 10000);
  tell();
}

// What the page has shown since it came counts as read.
document.addEventListener('htmx:afterSettle', () => {
  const seen = document.querySelector('[data-seen]')?.dataset.seen;
  if (seen) for (const field of document.querySelectorAll('main [name=seen]')) field.value = seen;
});
