/** What is said of each step of guidance, Russian: by the clause that applies to the facts as they are. */
import { INSTRUCTIONS } from './client-check.ts';
import type { StepId, StepWords } from './guidance.ts';
import { type GuidanceFacts, needsNoHurry } from './guidance-facts.ts';

/** The words for a step; `onPhone` when the client is on the phone (R13a). */
export function describeStep(id: StepId, facts: GuidanceFacts, onPhone: boolean): StepWords {
  const words = WORDS[id](facts, onPhone);
  return { confirm: null, instruction: null, ...words };
}

type Words = Pick<StepWords, 'title' | 'text' | 'clause'> & Partial<StepWords>;

const WORDS: Record<StepId, (facts: GuidanceFacts, onPhone: boolean) => Words> = {
  client: ({ client }) => {
    const title = 'Найдите клиента в отчёте';
    switch (client) {
      case 'notFound':
        return {
          title,
          clause: 'R07',
          text: `В отчёте такого клиента нет: следуйте инструкции «${INSTRUCTIONS.search}».`,
          instruction: 'search',
          confirm: 'Данные нашёл',
        };
      case 'several':
        return { title, clause: 'R06', text: 'Нашлось несколько: уточните и выберите одного.', instruction: 'search' };
      case 'unread':
        return { title, clause: 'R06', text: 'Отчёт не прочитан: найдите клиента в нём сами.', confirm: 'Нашёл сам' };
      case 'found':
        return { title, clause: 'R06', text: 'Клиент найден в отчёте.' };
      default:
        return { title, clause: 'R06', text: 'По договору, логину, ИНН или названию организации.' };
    }
  },
  ticket: ({ ticketExists }) => ({
    title: 'Заведите заявку, если её нет',
    clause: 'R08',
    text: ticketExists ? 'Заявка есть.' : 'Заполните обязательное и создайте заявку кнопкой портала.',
  }),
  contract: ({ contract }) => {
    const title = 'Проверьте, не закончился ли договор';
    if (contract === 'valid') return { title, clause: 'R09', text: 'Договор действует.' };
    if (contract === null)
      return { title, clause: 'R09', text: 'Срок договора не прочитан: посмотрите в отчёте.', confirm: 'Проверил' };
    return {
      title,
      clause: 'R09',
      text: `Договор закончился: следуйте инструкции «${INSTRUCTIONS.credit}».`,
      instruction: 'credit',
      confirm: 'Сделано по инструкции',
    };
  },
  quota: ({ quota }) => {
    const title = 'Проверьте, не превышена ли квота';
    if (quota === 'normal') return { title, clause: 'R10', text: 'Квота не превышена.' };
    if (quota === null)
      return { title, clause: 'R10', text: 'Квота не прочитана: посмотрите в отчёте.', confirm: 'Проверил' };
    return {
      title,
      clause: 'R10',
      text: `Квота превышена: следуйте инструкции «${INSTRUCTIONS.quota}».`,
      instruction: 'quota',
      confirm: 'Сделано по инструкции',
    };
  },
  instruction: (facts) => {
    const title = 'Решайте по инструкциям';
    return needsNoHurry(facts)
      ? { title, clause: 'R14', text: 'Немедленных действий не нужно: в Скайп не пересылайте, передайте сразу.' }
      : { title, clause: 'R11', text: 'Отметьте, чем кончилось: решена или не решается.' };
  },
  record: ({ ours, byPhone }) => {
    const title = 'Напишите, что сделано';
    if (ours) return { title, clause: 'R12a', text: 'Заявку завели мы: напишите, что предприняли.' };
    return byPhone
      ? { title, clause: 'R12b', text: 'Скрытым комментарием — что сделано, клиенту — что решено по телефону.' }
      : { title, clause: 'R12', text: 'Ответьте клиенту, что сделано.' };
  },
  close: ({ ours, byPhone }) => ({
    title: 'Закройте заявку',
    clause: ours ? 'R12a' : byPhone ? 'R12b' : 'R12',
    text: 'Отметкой о закрытии и кнопкой портала.',
  }),
  transfer: ({ paid }) => ({
    title: 'Передайте заявку, без Скайпа',
    clause: paid === false ? 'R22' : 'R14',
    text: paid === false ? 'На ЛК — только платных: этого передайте менеджеру.' : whoFor(paid),
  }),
  consult: ({ callbackPromised, critical }, onPhone) => {
    const title = 'Передайте заявку в Скайп';
    if (onPhone && !callbackPromised)
      return { title, clause: 'R13a', text: 'Сначала скажите клиенту, что уточните и перезвоните, и отметьте, когда.' };
    return critical
      ? { title, clause: 'R26', text: 'Критическая: сообщите сразу, молчат больше 20 минут — звоните.' }
      : { title, clause: 'R13b', text: 'Скопируйте сообщение, отправьте и отметьте «Сообщил».' };
  },
  answer: () => ({
    title: 'Дождитесь ответа и следуйте ему',
    clause: 'R13c',
    text: 'Придёт ответ — отметьте «Ответ получен».',
  }),
  tell: ({ paid }) => ({
    title: 'Сообщите клиенту результат',
    clause: 'R13d',
    text: `В заявке или по телефону. ${whoFor(paid)}`,
  }),
};

/** R21–R24: who can take it, by whether the client pays. */
function whoFor(paid: boolean | null): string {
  if (paid === false) return 'На ЛК нельзя: клиент бесплатный (R22).';
  return paid === null ? 'На ЛК — только платных: оплата не известна.' : 'Платный: можно и на ЛК.';
}
