const KEY = 'migfix-theme';

/** As the system has it, until the button is used; what was chosen is kept by this browser. */
export function startTheme(button: HTMLButtonElement): void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const kept = read();
  if (kept) document.documentElement.dataset['theme'] = kept;
  button.addEventListener('click', () => {
    const now = document.documentElement.dataset['theme'] ?? (system.matches ? 'dark' : 'light');
    const next = now === 'dark' ? 'light' : 'dark';
    document.documentElement.dataset['theme'] = next;
    keep(next);
  });
}

/** A browser may refuse to keep anything. */
function read(): string | undefined {
  try {
    const kept = localStorage.getItem(KEY);
    return kept === 'dark' || kept === 'light' ? kept : undefined;
  } catch {
    return undefined;
  }
}

function keep(theme: string): void {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // it holds for this page
  }
}
