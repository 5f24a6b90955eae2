import { byId } from './dom.ts';
import { type Opened, readChosen, readDropped } from './files.ts';

/** Takes files, folders and archives: dropped anywhere on the page, or chosen with the two buttons. */
export function startOpening(opened: (found: Opened) => void): void {
  const veil = byId('drop');
  const isFiles = ({ dataTransfer }: DragEvent): boolean => !!dataTransfer?.types.includes('Files');
  document.addEventListener('dragover', (event) => {
    if (!isFiles(event)) return;
    event.preventDefault();
    veil.hidden = false;
  });
  document.addEventListener('dragleave', ({ relatedTarget }) => {
    if (!relatedTarget) veil.hidden = true;
  });
  // before the editor, which would put the text of a file in
  document.addEventListener('drop', (event) => {
    if (!isFiles(event) || !event.dataTransfer) return;
    event.preventDefault();
    event.stopPropagation();
    veil.hidden = true;
    void readDropped(event.dataTransfer).then(opened);
  }, { capture: true });
  for (const kind of ['files', 'folder']) startInput(byId<HTMLInputElement>(`${kind}-input`), byId(`open-${kind}`), opened);
}

function startInput(input: HTMLInputElement, button: HTMLElement, opened: (found: Opened) => void): void {
  button.addEventListener('click', () => input.click());
  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])];
    // the same file can be chosen again
    input.value = '';
    if (files.length) void readChosen(files).then(opened);
  });
}
