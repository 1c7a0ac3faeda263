/** What the diagnosis shows, in words, and as a text that can be sent on: it holds nothing of a client. */
import type { Diagnosis } from '../../../lib/messages.ts';
import { FIELD_NAMES, type FieldName, type How, type PageKind } from '../../../lib/regulation/snapshot.ts';
import { counted } from '../../../lib/text/counted.ts';
import { FIELD_TITLES } from '../../ui/words.ts';

export const KIND_TITLES: Record<PageKind, string> = {
  ticket: 'заявка',
  'ticket-new': 'новая заявка',
  list: 'список заявок',
  report: 'отчёт по клиентам',
  none: 'не страница поддержки',
};

export const HOW_TITLES: Record<How, string> = {
  binding: 'по привязке',
  name: 'по имени поля',
  label: 'по подписи',
  options: 'по вариантам выбора',
  position: 'по месту в форме',
};

/** A field of the page, as the diagnosis shows it. */
export type FieldLine =
  | {
      field: FieldName;
      state: 'found';
      how: How;
      sure: number;
      reasons: string[];
      value: string;
      selector: string;
      broken: boolean;
    }
  | {
      field: FieldName;
      state: 'doubtful';
      candidates: { sure: number; selector: string; reasons: string[] }[];
      broken: boolean;
    }
  | { field: FieldName; state: 'missing'; broken: boolean };

/** A line for each field that a ticket's page can have; none on other kinds. `sure` is in percent. */
export function fieldLines({ snapshot, doubtful, broken }: Diagnosis): FieldLine[] {
  if (snapshot.kind !== 'ticket' && snapshot.kind !== 'ticket-new') return [];
  return FIELD_NAMES.map((field): FieldLine => {
    const isBroken = broken.includes(field);
    const found = snapshot.fields[field];
    const candidates = doubtful[field] ?? [];
    if (found) {
      const { how, confidence, reasons, value, selector } = found;
      return { field, state: 'found', how, sure: percent(confidence), reasons, value, selector, broken: isBroken };
    }
    if (candidates.length === 0) return { field, state: 'missing', broken: isBroken };
    const shown = candidates.map(({ confidence, selector, reasons }) => ({
      sure: percent(confidence),
      selector,
      reasons,
    }));
    return { field, state: 'doubtful', candidates: shown, broken: isBroken };
  });
}

/** What else was read of the page, in one line. */
export function contentWords({ snapshot }: Diagnosis): string {
  switch (snapshot.kind) {
    case 'ticket':
      return `Прочитано: ${counted(snapshot.messages.length, 'сообщение', 'сообщения', 'сообщений')} переписки, из них скрытых ${snapshot.messages.filter(({ hidden }) => hidden).length}.`;
    case 'ticket-new':
      return 'Форма новой заявки.';
    case 'list':
      return `Прочитано: ${counted(snapshot.rows.length, 'заявка', 'заявки', 'заявок')} списка.`;
    case 'report':
      return `Прочитано: ${counted(snapshot.clients.length, 'клиент', 'клиента', 'клиентов')} отчёта.`;
    case 'none':
      return snapshot.loggedOut ? 'Это форма входа: войдите на портал.' : 'Здесь «Дежурный» ничего не показывает.';
  }
}

/** The whole as a text to be copied. Values of fields are told by their shape only, and numbers in the address are masked. */
export function diagnosisText(diagnosis: Diagnosis): string {
  const { snapshot } = diagnosis;
  const lines = fieldLines(diagnosis).map((line) => {
    const broken = line.broken ? ' [привязка не находит поле]' : '';
    const title = `${FIELD_TITLES[line.field]}${broken}: `;
    if (line.state === 'missing') return `${title}не найдено`;
    if (line.state === 'doubtful') {
      const each = line.candidates.map(
        ({ sure, selector, reasons }) => `${selector} ${sure} % (${reasons.join('; ')})`,
      );
      return `${title}неясно: ${each.join(' | ')}`;
    }
    const { how, sure, selector, value, reasons } = line;
    return `${title}${HOW_TITLES[how]}, ${sure} %, ${selector}, значение «${shapeOf(value)}» (${reasons.join('; ')})`;
  });
  return [
    `Дежурный: диагностика страницы ${shapeOfAddress(snapshot.url)}`,
    `Вид: ${KIND_TITLES[snapshot.kind]}. ${contentWords(diagnosis)}`,
    ...lines,
  ].join('\n');
}

const percent = (confidence: number): number => Math.round(confidence * 100);

/** «+7 900 123» → «+0 000 000», «Ромашка» → «бббббб…»: enough to see what kind of value stood there. */
function shapeOf(value: string): string {
  const shape = value.slice(0, 24).replace(/\d/gu, '0').replace(/\p{L}/gu, 'б');
  return value.length > 24 ? `${shape}…` : shape;
}

function shapeOfAddress(url: string): string {
  return url.replace(/[?#].*$/u, '').replace(/\d/gu, '0');
}
