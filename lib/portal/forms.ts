/** Which controls stand together, and which forms are none of a ticket's: search, filter, login, subscription. */
import { ticketIdOf } from './addresses.ts';
import type { Control } from './control.ts';
import { REAL_CONTROL } from './element-text.ts';
import { closestAcross } from './roots.ts';
import { nameTokens, wordsOf } from './words.ts';

const FOREIGN_TOKENS = new Set(
  `search filter filters find login auth signin logon subscribe subscription newsletter chat messenger livechat poll vote
   basket cart callback feedback captcha pagination pager lang language currency`.split(/\s+/u),
);
/** Of these a field may be called too. */
const OF_FIELD = new Set('login logon callback feedback language'.split(' '));
const FOREIGN_BUTTON = new Set(
  `найти поиск искать фильтр фильтровать отфильтровать применить показать войти вход подписаться search find filter apply go login
   sign subscribe`.split(/\s+/u),
);
const SAVING_BUTTON = new Set(
  `сохранить отправить ответить создать добавить обновить зарегистрировать закрыть save submit send reply create update post add`.split(
    /\s+/u,
  ),
);
const MAX_BOX_LEVELS = 6;

/** Class names of selects speak of the search in their own list. */
const WIDGET_NAME = /select|chosen|choices|combo|dropdown/iu;

function tokensOf(element: Element): string[] {
  const names = ['id', 'name', 'class'].flatMap((attribute) => (element.getAttribute(attribute) ?? '').split(/\s+/u));
  return names.filter((name) => !WIDGET_NAME.test(name)).flatMap(nameTokens);
}

function isForeignBox(element: Element): boolean {
  if (element.getAttribute('role') === 'search') return true;
  const tokens = tokensOf(element).filter((token) => FOREIGN_TOKENS.has(token));
  return tokens.some((token) => !OF_FIELD.has(token)) || (tokens.length > 0 && !isOfOneField(element));
}

/** A box around one control is called by it: `field-login`. */
function isOfOneField(box: Element): boolean {
  return box.localName !== 'form' && box.querySelectorAll(REAL_CONTROL).length === 1;
}

function buttonWords(scope: Element): string[] {
  const buttons = scope.querySelectorAll<HTMLInputElement>(
    'button,input[type=submit],input[type=button],input[type=image]',
  );
  return [...buttons].slice(0, 12).flatMap((button) => wordsOf(button.textContent || button.value || button.title));
}

/** Whether a form searches, filters, logs in or subscribes; a form in which a text is written and saved does not. */
function isForeignForm(form: HTMLFormElement): boolean {
  if (form.querySelector('input[type=password]') !== null) return true;
  const writes = form.querySelector('textarea,[contenteditable],iframe') !== null;
  const words = buttonWords(form);
  const isPost = form.getAttribute('method')?.toLowerCase() === 'post';
  if (writes && isPost)
    return tokensOf(form).some((token) => /^(?:chat|messenger|livechat|subscribe|newsletter)$/u.test(token));
  if (isForeignBox(form)) return true;
  if (addsOne(form, words)) return true;
  if (words.some((word) => SAVING_BUTTON.has(word))) return false;
  return words.some((word) => FOREIGN_BUTTON.has(word)) || (!isPost && !writes && isElsewhere(form));
}

/** Whether a form has one line and adds it to a list beside: somebody who watches, a link, a tag. */
function addsOne(form: HTMLFormElement, words: string[]): boolean {
  const controls = form.querySelectorAll<HTMLInputElement>(REAL_CONTROL);
  const isLine = controls.length === 1 && controls[0]!.localName === 'input' && controls[0]!.type === 'text';
  return isLine && words.length > 0 && words.every((word) => /^(?:добавить|пригласить|add|invite)$/u.test(word));
}

/** Whether a form goes to an address that isn't a ticket's own. */
function isElsewhere(form: HTMLFormElement): boolean {
  const action = form.getAttribute('action');
  return action !== null && ticketIdOf(action) === null;
}

/** Finds out once for each form and box; keep one for a page. */
export function formJudge() {
  const judged = new Map<Element, boolean>();
  const remember = (element: Element, judge: () => boolean) => {
    let answer = judged.get(element);
    if (answer === undefined) {
      answer = judge();
      judged.set(element, answer);
    }
    return answer;
  };

  /** Whether a control belongs to a form or a box that is none of a ticket's. */
  return function isForeign(control: Control): boolean {
    const { form, face, element } = control;
    if (control.kind === 'text' && (element as HTMLInputElement).type === 'search') return true;
    if (form !== null && remember(form, () => isForeignForm(form))) return true;
    if (closestAcross(face, '[role=search],nav,footer') !== null) return true;
    let at: Element | null = face.parentElement;
    for (let level = 0; at !== null && at !== form && level < MAX_BOX_LEVELS; level++) {
      const box = at;
      if (box.localName === 'body' || box.localName === 'td') break;
      if (remember(box, () => isForeignBox(box))) return true;
      at = box.parentElement;
    }
    return false;
  };
}

/** What holds a control together with others: its form, else the document or shadow root it stands in. */
export function groupOf(control: Control): Node {
  return control.form === null || isUpload(control) ? control.root.doc : control.form;
}

/** A page that saves by script may have a form around its file input alone. */
function isUpload({ kind, form }: Control): boolean {
  return kind === 'file' && form!.querySelectorAll(REAL_CONTROL).length === 1;
}
