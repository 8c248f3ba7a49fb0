// Shows what the desk tells this device, also when no page of ours is open. The words come sealed: only this browser reads them.
addEventListener('push', e => {
  const told = e.data?.json() ?? {};
  e.waitUntil(registration.showNotification('You are called', {
    body: told.text ?? 'Open the desk.', tag: told.tag, renotify: Boolean(told.tag), requireInteraction: true, icon: '/favicon.svg', data: { link: told.link ?? '/on-call/log' },
  }));
});
addEventListener('notificationclick', e => {
  e.notification.close();
  e.waitUntil(clients.openWindow(e.notification.data.link));
});
