import { h } from './dom.ts';

/** The page follows the system until somebody presses this. */
export function themeButton(): HTMLElement {
  const root = document.documentElement;
  const isDark = (): boolean => (root.dataset['theme'] ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
  const button = h('button', { type: 'button', class: 'theme', click: () => {
    root.dataset['theme'] = isDark() ? 'light' : 'dark';
    name();
  } });
  const name = (): void => void (button.textContent = isDark() ? 'Light' : 'Dark');
  name();
  return button;
}
