/** The made-up portal's data, as its pages show it. Moments are ms. */

/** Which template the pages are rendered in: the stock public form with staff fields, or the admin page (portal.md). */
export type Skin = 'public' | 'admin';

export interface PortalClient {
  contract: string;
  login: string;
  inn: string;
  organisation: string;
  /** ISO date of the contract's last day. */
  validUntil: string;
  tariff: string;
  quotaGb: number;
  usedGb: number;
  paid: boolean;
  phone: string;
}

export interface PortalMessage {
  id: number;
  at: number;
  author: { id: number; login: string; name: string; staff: boolean };
  hidden: boolean;
  text: string;
  /** Names of the attached files. */
  files: string[];
}

/** The ticket's fields that a form holds. */
export interface PortalFields {
  contract: string;
  login: string;
  phone: string;
  callTime: string;
  database: string;
}

export interface PortalTicket {
  id: number;
  title: string;
  createdAt: number;
  changedAt: number;
  author: PortalMessage['author'];
  status: string;
  assignee: string;
  closed: boolean;
  fields: PortalFields;
  messages: PortalMessage[];
}

export const STATUSES = [
  'Открыта',
  'В работе',
  'Требует передачи на ЛК',
  'Требует передачи на ОС',
  'На менеджера',
  'Ждёт клиента',
  'Закрыта',
] as const;

/** Empty is nobody. */
export const ASSIGNEES = [
  { id: 7, login: 'dispatcher', name: 'Диспетчер техподдержки' },
  { id: 21, login: 'operator1', name: 'Оператор Первый' },
  { id: 22, login: 'operator2', name: 'Оператор Вторая' },
] as const;

/** What every page knows. */
export interface PageContext {
  skin: Skin;
  /** The token that a form must send back. */
  sessid: string;
  operator: string;
  now: number;
  /** How often the list redraws itself, ms; 0 for never. */
  redrawMs: number;
  /** How often the traps of the real portal stir (portal.md, «Behaviour that matters»), ms; 0 for pages without traps. */
  trapsMs: number;
}

export interface PortalPaths {
  list: string;
  create: string;
  report: string;
  ticket(id: number): string;
}

export const PATHS: Record<Skin, PortalPaths> = {
  public: {
    list: '/support/',
    create: '/support/?edit=1&ID=0',
    report: '/support/report/',
    ticket: (id) => `/support/?edit=1&ID=${id}`,
  },
  admin: {
    list: '/bitrix/admin/ticket_list.php',
    create: '/bitrix/admin/ticket_edit.php',
    report: '/bitrix/admin/client_report.php',
    ticket: (id) => `/bitrix/admin/ticket_edit.php?ID=${id}`,
  },
};
