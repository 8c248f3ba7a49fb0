// <form data-device="the house's key" hidden> with hidden [data-device-endpoint] and [data-device-keys]: shown where this browser can be
// told things by push. The browser is asked when the button is pressed, never before.
const able = 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
const show = () => document.querySelectorAll('form[data-device]').forEach(form => { form.hidden = !able; });
const coded = bytes => btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
const plain = text => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), c => c.charCodeAt(0));

const subscribe = async key => {
  if (await Notification.requestPermission() !== 'granted') throw new DOMException('', 'NotAllowedError');
  const worker = await navigator.serviceWorker.register('/push.js');
  await navigator.serviceWorker.ready;
  return await worker.pushManager.getSubscription()
    ?? worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: plain(key) });
};

document.addEventListener('submit', async e => {
  const form = e.target;
  const endpoint = form.matches('[data-device]') && form.querySelector('[data-device-endpoint]');
  if (!endpoint || endpoint.value) return;
  e.preventDefault();
  e.stopImmediatePropagation();
  const said = form.querySelector('[data-device-said]');
  said.hidden = true;
  try {
    const device = await subscribe(form.dataset.device);
    form.querySelector('[data-device-keys]').value = `${coded(device.getKey('p256dh'))}.${coded(device.getKey('auth'))}`;
    endpoint.value = device.endpoint;
    form.submit();
  } catch (no) {
    said.hidden = false;
    said.setAttribute('role', 'alert');
    said.textContent = no.name === 'NotAllowedError'
      ? 'This browser may not show messages of this page. Allow it in the browser’s settings, then try again.'
      : 'This browser can’t be reached right now. Try again in a moment, or add another way.';
  }
}, true);
addEventListener('pageshow', show);
show();
