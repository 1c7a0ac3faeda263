/** Who works on the portal in this tab: the name beside «Выйти». An operator has the extension, so it is one of the staff. */
import { clean, fold } from './words.ts';

const LEAVING = 'a[href*="logout" i], a[href*="signout" i], a[href*="logoff" i], form[action*="logout" i]';
const NAMED =
  '[class*="user-name" i], [class*="username" i], [class*="user_name" i], [class*="user-menu" i], [class*="current-user" i]';
const FURNITURE =
  'header, nav, [role=banner], [role=navigation], [class*="navbar" i], [class*="topbar" i], [class*="header" i], [id*="header" i], [id*="top" i], [id*="user" i]';
const NO_NAME =
  /^(?:вы(?:йти|ход)|log ?out|sign ?out|профиль|profile|настройки|settings|личный кабинет|мой профиль|my account|кабинет|меню|menu)$/u;
const ROLE = /(?:оператор|сотрудник|поддержк|специалист|администратор|диспетчер|operator|agent|support|admin)/u;
const LONGEST_NAME = 60;

/** The user's name, folded, or null where the page doesn't tell. */
export function pageUser(root: Document | Element): string | null {
  for (const element of root.querySelectorAll(`${LEAVING}, ${NAMED}`)) {
    if (element.closest(FURNITURE) === null) continue;
    for (let box: Element | null = element, level = 0; box !== null && level < 5; box = box.parentElement, level++) {
      const name = nameIn(box);
      if (name !== null) return name;
      if (box.matches('header, nav, body')) break;
    }
  }
  return null;
}

/** Two to four capitalised words in an element of its own. */
function nameIn(box: Element): string | null {
  if ((box.textContent ?? '').length > 400) return null;
  const texts: string[] = [];
  const walker = box.ownerDocument.createTreeWalker(box, 4);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) texts.push(clean(node.nodeValue ?? ''));
  for (const text of texts) {
    const words = text
      .replace(/\([^)]*\)/gu, ' ')
      .split(/[\s,]+/u)
      .filter(Boolean);
    if (text.length > LONGEST_NAME || words.length < 2 || words.length > 4) continue;
    if (words.every((word) => /^\p{Lu}[\p{L}.-]*$/u.test(word)) && !NO_NAME.test(fold(text)) && !ROLE.test(fold(text)))
      return fold(words.join(' '));
  }
  return null;
}
