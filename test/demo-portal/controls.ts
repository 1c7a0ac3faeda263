/** The page from which a person, or a script, makes things happen in the portal. Not a page of the portal itself. */
import { html } from '../../lib/practice/markup.ts';
import { MINUTE_MS } from '../../lib/text/moscow.ts';
import { SYMPTOMS, type Symptom } from '../../lib/text/symptom-names.ts';
import { arrive, type PortalState, reply, storm, userOf } from './state.ts';

const SYMPTOM_WORDS: Record<Symptom, string> = {
  hang: 'всё висит',
  unavailable: 'сервер недоступен',
  kicked: 'выкидывает из базы',
  cannot_enter: 'не войти в базу',
  none: 'обычный вопрос',
};

const MOST = 50;

/** By path after `/_demo/`; each says what it did. */
export const CONTROLS: Record<string, (state: PortalState, query: ReadonlyMap<string, string>) => string> = {
  arrive: (state, query) => {
    const at = state.now() - numberOf(query, 'minutes', 0, 24 * 60) * MINUTE_MS;
    return `Пришла заявка № ${arrive(state, { symptom: symptomOf(query, 'none'), at }).id}.`;
  },
  storm: (state, query) => {
    const tickets = storm(state, numberOf(query, 'n', 3, MOST), symptomOf(query, 'hang'));
    return `Пришли заявки: ${tickets.map(({ id }) => `№ ${id}`).join(', ')}.`;
  },
  reply: (state, query) => {
    const ticket =
      state.tickets.get(Number(query.get('ticket'))) ??
      [...state.tickets.values()].findLast((each) => !each.author.staff);
    if (!ticket) return 'Такой заявки нет.';
    const client = state.clients.find(({ contract }) => contract === ticket.fields.contract);
    if (!client) return `У заявки № ${ticket.id} нет клиента.`;
    reply(state, ticket, { text: 'Подскажите, есть ли новости?', author: userOf(client) });
    return `Клиент ответил в заявке № ${ticket.id}.`;
  },
};

export function controlPage(said: string): string {
  const button = (path: string, words: string) =>
    html`<form method="post" action="/_demo/${path}"><input type="submit" value="${words}"></form>`;
  return html`<!doctype html>
<html lang="ru"><head><meta charset="utf-8"><title>Учебный портал: события</title>
<style>body { font: 15px/1.5 Arial, "Liberation Sans", sans-serif; margin: 32px; max-width: 640px; color: #222; } form { margin: 6px 0; } input { font: inherit; padding: 6px 14px; } .said { background: #eef6e8; padding: 8px 12px; }</style></head>
<body><h1>События</h1><p>Здесь можно устроить то, что в жизни делают клиенты. К <a href="/support/">заявкам</a>.</p>
${said !== '' && html`<p class="said">${said}</p>`}
<h2>Устроить сбой</h2>
${SYMPTOMS.filter((symptom) => symptom !== 'none').map((symptom) => button(`storm?n=3&symptom=${symptom}`, `Три клиента: ${SYMPTOM_WORDS[symptom]}`))}
<h2>Заявки</h2>
${button('arrive', 'Новая заявка')}
${button('arrive?minutes=29', 'Заявка, которой 29 минут')}
${button('reply', 'Клиент ответил')}
<h2>Вход</h2>
${button('expire', 'Закончить все входы')}
${button('stale', 'Испортить открытые формы (sessid)')}
</body></html>`.markup;
}

function symptomOf(query: ReadonlyMap<string, string>, otherwise: Symptom): Symptom {
  return SYMPTOMS.find((symptom) => symptom === query.get('symptom')) ?? otherwise;
}

function numberOf(query: ReadonlyMap<string, string>, name: string, otherwise: number, most: number): number {
  const value = Number(query.get(name) ?? otherwise);
  return Number.isFinite(value) ? Math.min(Math.max(value, 0), most) : otherwise;
}
