/** An expired login answers 200 at the same address with the login form (portal.md): the extension is silent there. */
import { isVisible } from './visibility.ts';

/** Whether what the page asks for is a login: one password, and little else. */
export function asksForLogin(doc: Document): boolean {
  if (doc.querySelector('form[name=form_auth] input[type=password]') !== null) return true;
  for (const password of doc.querySelectorAll<HTMLInputElement>('input[type=password]')) {
    if (!isVisible(password)) continue;
    const scope: ParentNode = password.form ?? doc;
    const fields = scope.querySelectorAll(
      'input:not([type=hidden],[type=submit],[type=button],[type=checkbox],[type=image])',
    );
    if (scope.querySelector('textarea,select') === null && fields.length <= 3)
      return fields.length <= 2 || !hasTwoPasswords(scope);
  }
  return false;
}

function hasTwoPasswords(scope: ParentNode): boolean {
  return scope.querySelectorAll('input[type=password]').length > 1;
}
