import { byId } from './dom.ts';

/** On a narrow screen one text is shown at a time. */
export function startSides(): void {
  const buttons = [...document.querySelectorAll<HTMLButtonElement>('.sides button')];
  for (const button of buttons) {
    button.addEventListener('click', () => {
      byId('editors').dataset['side'] = button.dataset['side'];
      for (const one of buttons) one.setAttribute('aria-pressed', String(one === button));
    });
  }
}
