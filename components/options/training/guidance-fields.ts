/** The trainer's switch. */
import type { FieldGroup } from '../fields.ts';

export const GUIDANCE_GROUPS: readonly FieldGroup[] = [
  {
    title: 'В этом браузере',
    note: 'Первой строкой панели стоит следующий шаг по порядку действий регламента, рядом с нужным местом страницы — подсказка. Шаги отмечаются сами, когда видно, что они сделаны. Всем сразу подсказки включает документ команды или политика.',
    fields: [
      {
        kind: 'flag',
        path: 'guidance.on',
        label: 'Подсказки',
        title: 'показывать',
        keywords: 'обучение новичок стажёр',
      },
      {
        kind: 'date',
        path: 'guidance.until',
        label: 'До какого дня',
        hint: 'Последний день с подсказками, по Москве. Пусто — пока не выключите.',
        keywords: 'срок дата',
      },
    ],
  },
];
