// <form data-passkey="signin|register" method="post"> with <input type="hidden" data-credential name="…"> and a hidden
// [data-passkey-said] for what went wrong. The server makes the options and checks the answer; this only carries them.
const words = {
  NotAllowedError: 'This device didn’t confirm. Try again, or use another way below.',
  InvalidStateError: 'This device already has a passkey for you. Sign in with it.',
  SecurityError: 'This address can’t use passkeys. Use another way below.',
};
const say = (form, sentence) => {
  const place = form.querySelector('[data-passkey-said]');
  if (!place) return;
  place.hidden = !sentence;
  place.setAttribute('role', 'alert');
  place.textContent = sentence ?? '';
};
const token = form => form.querySelector('[name=__RequestVerificationToken]')?.value
  ?? document.querySelector('meta[name=antiforgery]')?.content ?? '';

const ask = async (form, kind) => {
  const answer = await fetch(`/identity/passkey/options/${kind}`, {
    method: 'POST', credentials: 'same-origin', headers: { RequestVerificationToken: token(form), Accept: 'application/json' },
  });
  if (!answer.ok) throw new Error(`options ${answer.status}`);
  const options = await answer.json();
  return kind === 'register'
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
};

document.addEventListener('submit', async e => {
  const form = e.target;
  const field = form.matches('[data-passkey]') && form.querySelector('[data-credential]');
  if (!field || field.value) return;
  e.preventDefault();
  e.stopImmediatePropagation();
  if (form.dataset.asking) return;
  form.dataset.asking = 'yes';
  say(form, null);
  try {
    field.value = JSON.stringify(await ask(form, form.dataset.passkey));
    form.submit();
  } catch (no) {
    field.value = '';
    say(form, words[no.name] ?? 'Something between us and this device didn’t work. Try again in a moment, or use another way below.');
  } finally {
    delete form.dataset.asking;
  }
}, true);
addEventListener('pageshow', () => document.querySelectorAll('[data-passkey] [data-credential]').forEach(f => { f.value = ''; }));

if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON) {
  for (const form of document.querySelectorAll('[data-passkey]')) {
    say(form, 'This browser can’t use passkeys yet. Use another way below.');
    form.querySelector('[type=submit]')?.setAttribute('aria-disabled', 'true');
  }
}
