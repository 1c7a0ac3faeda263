/** Who the client is (rules.md, «Incidents»): contract, else ИНН, else the login's contract, else the portal user, else phone, else nobody known. */
import type { Contact } from '../journal/schema.ts';
import type { ClientRecord } from '../regulation/snapshot.ts';
import { canonical } from './session.ts';

/** What identifies the client; hashed before it is kept. `client` is what the report knows of him. */
export function identityOf(
  ticketId: string,
  contact: Contact,
  inn: string | null,
  portalUser: string | null,
  client: ClientRecord | null,
): string {
  const contract = contact.contract ?? client?.contract;
  if (contract) return `contract:${canonical(contract)}`;
  const taxpayer = inn ?? client?.inn;
  if (taxpayer) return `inn:${canonical(taxpayer)}`;
  if (contact.login) return `login:${canonical(contact.login)}`;
  if (portalUser) return `user:${canonical(portalUser)}`;
  if (contact.phone) return `phone:${canonical(contact.phone)}`;
  return `ticket:${ticketId}`;
}

/** What may be shown of a client in place of a name. */
export function labelOf(ticketId: string, contact: Contact | null): string {
  if (contact?.contract) return `договор ${contact.contract}`;
  if (contact?.login) return `логин ${contact.login}`;
  return `заявка ${ticketId}`;
}
