/** A ticket's form of the made-up portal as it was sent. */
import type { PortalFields, PortalMessage } from './model.ts';

/** Values by name, files by theirs. */
export type SentForm = ReadonlyMap<string, string>;

const FIELDS: Record<keyof PortalFields, string> = {
  contract: 'UF_CONTRACT',
  login: 'UF_LOGIN',
  phone: 'UF_PHONE',
  callTime: 'UF_CALL_TIME',
  database: 'UF_BASE',
};

/** What was written in it; the text is empty where nothing was. */
export function sentMessage(form: SentForm): Pick<PortalMessage, 'text' | 'hidden' | 'files'> {
  return {
    text: form.get('MESSAGE')?.trim() ?? '',
    hidden: form.get('HIDDEN') === 'Y',
    files: ['FILE_0', 'FILE_1'].map((name) => form.get(name) ?? '').filter((name) => name !== ''),
  };
}

export function sentTitle(form: SentForm): string {
  return form.get('TITLE')?.trim() || '(без заголовка)';
}

/** The ticket's fields as the form has them; those that it lacks stay as they were. */
export function sentFields(form: SentForm, before: PortalFields): PortalFields {
  const sent = Object.entries(FIELDS).flatMap(([field, name]) => {
    const value = form.get(name);
    return value === undefined ? [] : [[field, value.trim()]];
  });
  return { ...before, ...(Object.fromEntries(sent) as Partial<PortalFields>) };
}
