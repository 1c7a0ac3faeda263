/** What needs no immediate action and so doesn't go to the 2nd line's chat (R14): a request for a consultant, or for another day. */

export type NoHurry = 'consultant' | 'otherDay';

const CONSULTANT = [
  /(?:специалист|сотрудник|консультант)\p{L}* (?:лк|линии консультац|отдела консультац|по консультац)/u,
  /(?:лини|отдел)\p{L}* консультац/u,
  /(?:свяж|связ|позвон|перезвон|соедин)\p{L}*[^.!?\n]{0,40} (?:консультант|специалист\p{L}* лк)/u,
  /(?:консультант|специалист\p{L}* лк)[^.!?\n]{0,30} (?:свяж|связ|позвон|перезвон)/u,
  /(?:нужна|нужен|требуется|хотим|хотел\p{L}*|прошу|просим)[^.!?\n]{0,30} консультаци/u,
];
const DAY =
  '(?:завтра|послезавтра|друг\\p{L}* (?:день|число|дату)|следующ\\p{L}* недел|(?:понедельник|вторник|среду|четверг|пятницу)|\\d{1,2}(?:\\.\\d{1,2}| (?:январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр)))';
const OTHER_DAY = [
  new RegExp(`(?:завед|завест|созда|оформ|зарегистр|запиш|записать|назнач)\\p{L}*[^.!?\\n]{0,40} на ${DAY}`, 'u'),
  new RegExp(`(?:перенес|отлож|сдвин)\\p{L}*[^.!?\\n]{0,40} на ${DAY}`, 'u'),
  new RegExp(`заявк\\p{L}* на ${DAY}`, 'u'),
];

/** What the text asks for; null when it asks for neither. Never throws. */
export function readNoHurry(text: string): NoHurry | null {
  const plain = text
    .slice(0, 20_000)
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[ \t\u00a0]+/g, ' ');
  if (CONSULTANT.some((pattern) => pattern.test(plain))) return 'consultant';
  return OTHER_DAY.some((pattern) => pattern.test(plain)) ? 'otherDay' : null;
}
