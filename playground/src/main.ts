import { listRules, readChoices, showChoices } from './controls.ts';
import { afterwards, byId } from './dom.ts';
import { diffOf, downloadFile, downloadZip, isChanged } from './download.ts';
import { startOpening } from './drop.ts';
import { createEditors } from './editor.ts';
import { fillExamples } from './examples.ts';
import { showFiles } from './file-list.ts';
import type { Opened } from './files.ts';
import { startFindings, summaryOf } from './findings.ts';
import { fromFragment, toFragment } from './link.ts';
import type { Rewritten } from './rewrite.ts';
import { type Answer, type Rules, startRewriter } from './rewriter.ts';
import { startRunPanel } from './run/panel.ts';
import type { RunRequest } from './run/runner.ts';
import { startSides } from './sides.ts';
import { defaultChoices, ofOne, type Session, shownFile, withCode } from './session.ts';
import { startTheme } from './theme.ts';
import { welcome } from './welcome.ts';

/** The page: one session, what became of it, and the parts that show them. */

const form = byId<HTMLFormElement>('options');
const notice = byId('notice');

let session: Session = ofOne(welcome, defaultChoices);
let answer: Answer | undefined;
let rules: Rules = new Map();
/** What waits for the answer to what was typed or chosen last. */
let waiting: (() => void)[] | undefined;

const editors = createEditors(byId('editors'), (code) => change(withCode(session, code)));
const showFindings = startFindings(byId('findings'), editors.goTo);
const run = startRunPanel({ request: requestOf, tablesTyped: (tables) => change({ ...session, tables }), goTo: editors.goTo });
const ask = startRewriter({ ready, heard: show, failed: (reason) => say(`migfix could not be started: ${reason}`) });

/** Another session: other files, another file of them, or other choices. */
function open(next: Session): void {
  answer = undefined;
  editors.open(shownFile(next).code);
  showChoices(form, next.choices);
  change(next);
}

/** The same files with another text, or other choices. */
function change(next: Session): void {
  session = next;
  run.outdated();
  waiting ??= [];
  ask(session);
  keepInAddress();
}

function show(next: Answer): void {
  answer = next;
  const file = shown();
  if (!file) return;
  editors.result(file.result.code);
  showFindings(file, rules);
  showFiles(byId('files'), next.files, file.name, (name) => open({ ...session, shown: name, tables: undefined }));
  for (const id of ['copy-diff', 'download-file']) byId<HTMLButtonElement>(id).disabled = !isChanged(file);
  byId('download-zip').hidden = next.files.length < 2;
  showTables(file, next.tables);
  tell();
  const acts = waiting ?? [];
  waiting = undefined;
  for (const act of acts) act();
}

const shown = (): Rewritten | undefined => answer?.files.find(({ name }) => name === shownFile(session).name);

function showTables({ behind }: Rewritten, derived: string): void {
  const made = behind.length ? `The ${behind.length === 1 ? 'revision' : `${behind.length} revisions`} before this one run first, as migfix rewrites them. ` : '';
  const own = session.tables === undefined ? 'What no other file makes is derived from the operations; change it as you like.' : 'These come from the example, or from you.';
  run.tables(session.tables ?? derived, made + own);
}

function requestOf(): RunRequest | undefined {
  const file = shown();
  if (!file || !answer) return undefined;
  const byName = new Map(answer.files.map((one) => [one.name, one]));
  const before = file.behind.flatMap((name) => byName.get(name) ?? []).map(({ name, result }) => ({ name, code: result.code }));
  const tables = session.tables ?? answer.tables;
  return {
    start: [...(tables ? [{ name: 'the tables it starts from', code: tables }] : []), ...before],
    name: file.name,
    sides: { before: file.code, after: file.result.code },
    environment: answer.environment,
  };
}

/** Said once the typing pauses: a screen reader should not have to read every step. */
const tell = afterwards(250, () => {
  const file = shown();
  if (file) say(summaryOf(file));
});

const say = (text: string): void => void (byId('status').textContent = text);

function note(lines: readonly string[]): void {
  notice.hidden = !lines.length;
  notice.textContent = lines.slice(0, 5).join('\n') + (lines.length > 5 ? `\n… and ${lines.length - 5} more` : '');
}

/** The fragment of the address is what a link holds; browsers send it to nobody. */
const keepInAddress = afterwards(300, () => history.replaceState(null, '', `#${toFragment(session) ?? ''}`));

function openAddress(): void {
  const fragment = location.hash.slice(1);
  const found = fragment ? fromFragment(fragment) : undefined;
  note(fragment && !found ? ['The link cannot be read: it may have been cut.'] : []);
  open(found ?? ofOne(welcome, session.choices));
}

function openFiles({ files, env, problems }: Opened): void {
  note(problems);
  const [first] = files;
  if (first) open({ files, shown: first.name, choices: session.choices, env });
}

async function copy(text: string, what: string): Promise<void> {
  await navigator.clipboard.writeText(text).then(() => say(`${what} copied.`), () => say(`The browser does not allow copying. ${what} not copied.`));
}

function copyLink(): void {
  const fragment = toFragment(session);
  if (fragment === undefined) return say('This folder is too large for a link. One migration of it is not: open that alone.');
  history.replaceState(null, '', `#${fragment}`);
  void copy(location.href, 'Link');
}

function ready(found: Rules): void {
  rules = found;
  listRules(form, [...found.values()]);
  openAddress();
}

const onClick = (id: string, act: () => void): void => byId(id).addEventListener('click', act);

/** A button pressed right after a key gives what the key made. */
const onceAnswered = (act: () => void) => (): void => void (waiting ? waiting.push(act) : act());

onClick('copy-link', copyLink);
onClick('copy-diff', onceAnswered(() => void copy(diffOf([shown() ?? []].flat()), 'Diff')));
onClick('download-file', onceAnswered(() => [shown() ?? []].flat().forEach(downloadFile)));
onClick('download-zip', onceAnswered(() => downloadZip(answer?.files ?? [])));
form.addEventListener('submit', (event) => event.preventDefault());
form.addEventListener('input', () => {
  const choices = readChoices(form);
  if (choices) change({ ...session, choices });
  else say('The oldest SQLite is a version such as 3.26.');
});
addEventListener('hashchange', openAddress);
startOpening(openFiles);
startSides();
startTheme(byId<HTMLButtonElement>('theme'));
void fillExamples(byId<HTMLSelectElement>('example'), (example) => {
  note([]);
  open(example);
});
