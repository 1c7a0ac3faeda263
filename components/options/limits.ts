/** The numbers that leads may change, as data: what the form shows and checks. Minutes unless `unit` says otherwise. */
import type { Settings } from '../../lib/settings/schema.ts';

/** One number of the settings. `path` is its place in `Settings`, dot-separated. */
export interface LimitField {
  path: string;
  label: string;
  clause: string | null;
  min: number;
  max: number;
  unit: 'мин' | 'с' | 'дней' | '';
  hint?: string;
}

export interface LimitGroup {
  title: string;
  fields: LimitField[];
}

const clock = (id: string, label: string, clause: string): LimitField[] => [
  { path: `clocks.${id}.limitMinutes`, label, clause, min: 1, max: 480, unit: 'мин' },
  { path: `clocks.${id}.quietMinutes`, label: 'тихое предупреждение за', clause: null, min: 0, max: 480, unit: 'мин' },
  { path: `clocks.${id}.soundMinutes`, label: 'звук за', clause: null, min: 0, max: 480, unit: 'мин' },
];

export const LIMIT_GROUPS: LimitGroup[] = [
  { title: 'Первый ответ на заявку', fields: clock('firstResponse', 'ответить в течение', 'R01') },
  { title: 'Ответ на сообщение клиента', fields: clock('nextReply', 'ответить в течение', 'R01') },
  { title: 'Передать клиенту ответ 2-й линии', fields: clock('relayAnswer', 'передать в течение', 'R13d') },
  { title: 'Перезвонить, если было занято', fields: clock('callback', 'перезвонить в течение', 'R19') },
  { title: 'Критическая: ждём 2-ю линию', fields: clock('consultCritical', 'звонить, если молчат', 'R26') },
  { title: 'Сбой: ждём 2-ю линию', fields: clock('consultIncident', 'звонить, если молчат', 'R29') },
  {
    title: 'Когда это сбой',
    fields: [
      { path: 'incidents.clients', label: 'разных клиентов, не меньше', clause: 'R29', min: 2, max: 20, unit: '' },
      {
        path: 'incidents.windowMinutes',
        label: 'за последние',
        clause: 'R29',
        min: 15,
        max: 20,
        unit: 'мин',
        hint: 'регламент называет от 15 до 20 минут',
      },
      {
        path: 'incidents.afterFixMinutes',
        label: 'после «Устранено» это тот же сбой',
        clause: null,
        min: 10,
        max: 720,
        unit: 'мин',
      },
      {
        path: 'incidents.idleMinutes',
        label: 'спросить «ещё идёт?» после тишины',
        clause: null,
        min: 10,
        max: 720,
        unit: 'мин',
      },
      {
        path: 'incidents.informMinutes',
        label: 'сообщить всем в течение',
        clause: 'R31',
        min: 5,
        max: 480,
        unit: 'мин',
        hint: 'срок наш: регламент его не называет',
      },
    ],
  },
  {
    title: 'Слежение и хранение',
    fields: [
      { path: 'polling.seconds', label: 'перечитывать список каждые', clause: null, min: 30, max: 900, unit: 'с' },
      {
        path: 'polling.suspectSeconds',
        label: 'пока двое жалуются на похожее — каждые',
        clause: 'R29',
        min: 30,
        max: 900,
        unit: 'с',
      },
      {
        path: 'polling.tickets',
        label: 'за раз читать новых и изменённых заявок, не больше',
        clause: null,
        min: 1,
        max: 100,
        unit: '',
        hint: 'остальные — в следующий раз; число запросов за сегодня видно на доске',
      },
      { path: 'retentionDays', label: 'хранить журнал', clause: null, min: 1, max: 90, unit: 'дней' },
    ],
  },
];

/** The value at a dot-separated path of the settings; `undefined` where there is none. */
export function valueAt(settings: Settings, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], settings);
}

/** A copy of the settings with the value at a dot-separated path replaced. */
export function withValueAt(settings: Settings, path: string, value: unknown): Settings {
  const copy = structuredClone(settings);
  const keys = path.split('.');
  const last = keys.pop() as string;
  const parent = keys.reduce<Record<string, unknown>>(
    (node, key) => node[key] as Record<string, unknown>,
    copy as unknown as Record<string, unknown>,
  );
  parent[last] = value;
  return copy;
}
