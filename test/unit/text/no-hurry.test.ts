import { describe, expect, it } from 'vitest';
import { readNoHurry } from '../../../lib/text/no-hurry.ts';

describe('R14: what doesn’t go to the chat', () => {
  it.each([
    'Пусть с нами свяжется специалист ЛК',
    'Просим, чтобы перезвонил консультант по зарплате',
    'Нужна консультация по отчётности',
    'Передайте на линию консультаций',
  ])('a consultant is asked for: %s', (text) => expect(readNoHurry(text)).toBe('consultant'));

  it.each([
    'Заведите заявку на другое число',
    'Оформите, пожалуйста, заявку на 25.11',
    'Давайте перенесём работы на понедельник',
    'Прошу создать обращение на завтра',
  ])('another day is asked for: %s', (text) => expect(readNoHurry(text)).toBe('otherDay'));

  it.each([
    'База зависла, работать невозможно',
    'Не можем отправить отчёт, завтра последний день',
    'Отчёт нужен на завтра, а база не открывается',
    'Специалист вашей поддержки вчера помог, но ошибка вернулась',
    'Перезвоните после 14',
  ])('neither: %s', (text) => expect(readNoHurry(text)).toBeNull());

  it('takes a hostile text in its stride', () => expect(readNoHurry('связ '.repeat(50_000))).toBeNull());
});
