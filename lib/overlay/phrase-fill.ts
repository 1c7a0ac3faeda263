/** What a canned response would put into this ticket; pure. */

import { isAction } from '../regulation/canned.ts';
import type { Macro } from '../regulation/macro.ts';
import { askedIn, askedValues, fillTemplate, variableWords, whyEmpty } from '../regulation/variables.ts';

export interface FilledPhrase {
  macro: Macro;
  /** The public text; variables without a value stand in it as they are. */
  text: string;
  /** Where the caret comes in the text; null for its end. */
  caret: number | null;
  /** The internal note; empty for none. */
  hidden: string;
  /** Names of what the operator is asked. */
  asked: string[];
  /** What stands in the way: a variable's name, and why it has no value. */
  missing: { name: string; why: string }[];
  /** It does more than insert a text: the panel shows it first. */
  action: boolean;
}

export function fillPhrase(
  macro: Macro,
  values: Readonly<Record<string, string>>,
  answers: Readonly<Record<string, string>>,
): FilledPhrase {
  const all = { ...values, ...askedValues(answers) };
  const asked = askedIn(macro.text, macro.hidden);
  const { text, caret, missing } = fillTemplate(macro.text, all);
  const note = fillTemplate(macro.hidden ?? '', all);
  // Whom a transfer names, the panel asks itself (R22).
  const names = [...new Set([...missing, ...note.missing])].filter((name) => name !== 'фио_контакта');
  return {
    macro,
    text,
    caret,
    hidden: note.text,
    asked,
    missing: names.map((name) => ({
      name: variableWords(name),
      why: name.endsWith('?') ? 'впишите выше' : whyEmpty(name),
    })),
    action: isAction(macro),
  };
}
