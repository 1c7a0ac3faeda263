/** Which facts of a client a report's headers and labels name. */
import { fold } from './words.ts';

export type Column =
  | 'contract'
  | 'login'
  | 'inn'
  | 'organisation'
  | 'validUntil'
  | 'quota'
  | 'used'
  | 'limit'
  | 'paid'
  | 'tariff';

const COLUMNS: [Column, RegExp][] = [
  [
    'validUntil',
    /^(?:(?:оплачен[оа]?|обслуживание|обслуживается|доступ|тариф|лицензия) (?:до|по)|(?:договор )?(?:действует|действителен|активен) (?:до|по)|(?:дата )?(?:окончани[ея]|завершени[ея])(?: (?:срока )?(?:действия )?(?:договора|обслуживания|лицензии|оплаты))?|срок (?:действия(?: договора)?|договора|обслуживания)|договор до|оплата до|valid (?:until|to|till)|paid (?:until|till|to)|expires?(?: on)?|expir(?:ation|y)(?: date)?|end date|contract end)$/u,
  ],
  [
    'contract',
    /^(?:(?:№|номер) (?:договора|дог\.?)|(?:договор|дог\.)(?: ?№)?|код договора|лицевой счет|contract(?: ?(?:no\.?|number|#|id))?)$/u,
  ],
  [
    'login',
    /^(?:логин(?: (?:клиента|пользователя|(?:в )?1с|rdp))?|имя пользователя|учетная запись|учетка|уч\. ?запись|аккаунт|login|user ?name|account)$/u,
  ],
  ['inn', /^(?:инн(?: ?\/ ?кпп)?|инн (?:клиента|организации)|inn|tin|tax id)$/u],
  [
    'organisation',
    /^(?:(?:наименование|название)(?: (?:организации|клиента|компании|контрагента|фирмы))?|организация|клиент|контрагент|компания|абонент|юр\.? ?лицо|organi[sz]ation|company(?: name)?|client(?: name)?|customer(?: name)?|name)$/u,
  ],
  [
    'used',
    /^(?:(?:квота|место|диск(?:овое пространство)?|объем)?[\s,:]*(?:занято|использовано|израсходовано|исп\.?)(?: (?:места|квоты|на диске|дискового пространства))?(?:[\s,]*\(?(?:гб|мб|тб|%|gb|mb|tb)\)?)?|(?:quota )?used(?: (?:space|quota))?(?:[\s,]*\(?(?:gb|mb|%)\)?)?|disk usage)$/u,
  ],
  [
    'limit',
    /^(?:(?:квота|место|диск|объем)?[\s,:]*(?:всего|лимит|выделено|предоставлено|доступно всего)(?: (?:места|квоты|на диске))?(?:[\s,]*\(?(?:гб|мб|тб|gb|mb|tb)\)?)?|(?:размер|лимит|объем) квоты|quota limit|limit|total(?: space)?|quota size)$/u,
  ],
  [
    'quota',
    /^(?:(?:дисковая )?квота(?: (?:диска|занята|использована))?(?:[\s,]*\(?(?:гб|мб|%|gb)\)?)?|(?:место|диск)(?: на диске)?|дисковое пространство|использование (?:квоты|диска)|заполнение(?: квоты)?|disk(?: space| quota)?|quota|storage)$/u,
  ],
  [
    'paid',
    /^(?:платный(?: ?\/ ?бесплатный)?|бесплатный|тип(?: (?:клиента|обслуживания|договора|тарифа|поддержки))?|вид(?: (?:клиента|обслуживания))?|платность|обслуживание|paid|paying|plan type|type)$/u,
  ],
  ['tariff', /^(?:тариф(?:ный план)?|план|tariff|plan|rate)$/u],
];

/** How many columns of a report these headers name: one must tell who the client is, another what he has. */
export function reportHits(texts: string[]): number {
  const columns = new Set(texts.flatMap(columnsOf).filter((column) => column !== null));
  return isReport(columns) ? columns.size : 0;
}

/** Whether columns make a report: one must tell who the client is, another what he has. */
export function isReport(columns: Set<Column>): boolean {
  const identities = (['contract', 'login', 'inn', 'organisation'] as const).filter((column) =>
    columns.has(column),
  ).length;
  const facts = (['validUntil', 'quota', 'used', 'paid', 'tariff'] as const).filter((column) =>
    columns.has(column),
  ).length;
  return identities > 0 && (facts > 0 || (identities > 1 && columns.has('inn')));
}

/** What a label names; null for all else. */
export function columnOf(label: string): Column | null {
  const text = fold(label).replace(/[\s:*]+$/u, '');
  return COLUMNS.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

/** The columns that a header names; several where it joins them: «Договор / логин». */
export function columnsOf(label: string): (Column | null)[] {
  const whole = columnOf(label);
  const parts = whole === null ? label.split(/\s*[/,]\s*|\s+и\s+/u) : [];
  const columns = parts.length > 1 ? parts.map(columnOf) : whole === null ? twoColumns(label) : [whole];
  return columns.every((column) => column === null) ? [null] : columns;
}

/** «Организация» over «ИНН». */
function twoColumns(label: string): (Column | null)[] {
  const words = label.split(' ');
  for (let at = 1; at < words.length; at++) {
    const columns = [words.slice(0, at), words.slice(at)].map((part) => columnOf(part.join(' ')));
    if (!columns.includes(null)) return columns;
  }
  return [null];
}
