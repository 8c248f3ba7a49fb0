// Runs before the first paint, so that a chosen theme never flashes. Without a choice the device decides.
{
  const root = document.documentElement;
  const words = { '': 'As the device', light: 'Light', dark: 'Dark' };
  const kept = () => { try { return localStorage.getItem('theme') ?? ''; } catch { return ''; } };
  const set = theme => {
    if (theme) root.dataset.theme = theme; else delete root.dataset.theme;
    try { if (theme) localStorage.setItem('theme', theme); else localStorage.removeItem('theme'); } catch { /* private window */ }
    for (const b of document.querySelectorAll('[data-theme-set]')) b.setAttribute('aria-pressed', String(b.dataset.themeSet === theme));
  };
  if (kept()) root.dataset.theme = kept();

  const fill = place => {
    place.replaceChildren(...Object.entries(words).map(([theme, word]) => {
      const b = document.createElement('button');
      b.type = 'button';
      b.className = 'plain';
      b.textContent = word;
      b.dataset.themeSet = theme;
      b.setAttribute('aria-pressed', String(theme === kept()));
      b.addEventListener('click', () => set(theme));
      return b;
    }));
    place.hidden = false;
  };
  window.collegiumTheme = { fill };
  addEventListener('DOMContentLoaded', () => document.querySelectorAll('[data-theme-pick]').forEach(fill));
}
