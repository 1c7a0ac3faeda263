/** What a posted ticket form changes. */
import { ASSIGNEES, type PortalTicket, type Skin, STATUSES } from '../../lib/practice/model.ts';
import { sentFields, sentMessage, sentTitle } from '../../lib/practice/sent-form.ts';
import type { FormFields } from './form-data.ts';
import { arrive, OPERATOR, type PortalState, reply } from './state.ts';

/** Saves a form of this ticket, or of a new one (null). A form without a message changes the rest only. */
export function saveTicket(
  state: PortalState,
  form: FormFields,
  ticket: PortalTicket | null,
  skin: Skin,
): PortalTicket {
  const { text, hidden, files } = sentMessage(form);
  const saved = ticket ?? arrive(state, { author: OPERATOR, title: sentTitle(form), text, files });
  if (ticket && (text !== '' || files.length > 0)) reply(state, ticket, { text, hidden, files, author: OPERATOR });
  saved.fields = sentFields(form, saved.fields);
  saved.status = statusOf(form.get('STATUS_ID'), skin) ?? saved.status;
  saved.assignee = assigneeOf(form.get('RESPONSIBLE_USER_ID'), skin);
  const closing = form.get('CLOSE') === 'Y';
  // The public form asks to open, the admin one shows what is so.
  const opening = skin === 'public' ? form.get('OPEN') === 'Y' : saved.closed && !closing;
  if (closing) Object.assign(saved, { closed: true, status: 'Закрыта' });
  if (opening) Object.assign(saved, { closed: false, status: 'Открыта' });
  saved.changedAt = state.now();
  return saved;
}

/** The public form sends names, the admin one numbers. */
function statusOf(value: string | undefined, skin: Skin): string | undefined {
  return skin === 'public' ? STATUSES.find((status) => status === value) : STATUSES[Number(value) - 1];
}

function assigneeOf(value: string | undefined, skin: Skin): string {
  return ASSIGNEES.find(({ id, name }) => value === (skin === 'public' ? name : String(id)))?.name ?? '';
}
