/** What a sign of trouble happened to: the noun that the verb is about, in its clause or in those around it. */
import type { EvidenceRule } from './lexicon.ts';
import type { Clause, Match, Matcher, Unit } from './matcher.ts';

/** A noun that the lexicon doesn't know. */
const UNKNOWN = 'unknown';

/** Word classes that are things, from the strongest claim on a word to the weakest. */
const THINGS = [
  'foreign',
  'cabinet',
  'shift',
  'host',
  'web',
  'session',
  'prog',
  'people',
  'own',
  'site',
  'report',
  'link',
  'doc',
  'message',
  'accounting',
  'all',
] as const;

/** Trouble with these is not ours. */
export const NOT_OURS: ReadonlySet<string> = new Set([
  UNKNOWN,
  'foreign',
  'cabinet',
  'site',
  'own',
  'people',
  'accounting',
]);
/** What a later clause may be about without naming it again. */
const CARRIED = new Set(['foreign', 'cabinet', 'shift', 'host', 'web', 'session', 'prog', 'people', 'site', 'report']);
/** They are what it is about only as its subject, not as a circumstance: «при печати документа». */
const WEAK = new Set(['accounting', 'doc', 'message', 'own', 'people']);

/** Kinds of which a message may be the subject: «вылетает ошибка». */
const SHOWS = new Set('hanging freeze crash close closeAlone fallaway fellAway fall'.split(' '));

/** Kinds whose object stands with a preposition: «зайти в базу», «подключиться к серверу». */
const GOES_INTO = new Set(['enter', 'connect', 'access', 'credentials', 'forgot', 'stuckConnecting']);
const OPENS = new Set(['open', 'load', 'launch', 'see']);
/** A page that doesn't open is not reachable, whatever base lies behind it. */
const ENTERS = new Set(['open', 'load', 'launch', 'enter', 'access']);
export const OF_LINK: ReadonlySet<string> = new Set(['noLink', 'netMessage', 'linkBad', 'breaks', 'http']);
/** Kinds whose verb has a subject beside it: a noun there that the lexicon doesn't know is some other thing. */
const HAS_SUBJECT = new Set(
  'freeze hanging slow noResponse crash close fallaway fellAway fall dead open load launch connect'.split(' '),
);

/** Folded endings of verbs, adverbs, adjectives and oblique nouns: a word with none of them may be a noun that acts. */
const NO_SUBJECT =
  /(?:[аеиоуыюя]т|[аеиоуыюя]ш|л|ла|ло|ли|лся|лас|лос|лис|ся|о|е|у|ю|ии|ыи|ои|ая|яя|ые|ие|их|ых|им|ым|ом|ем|ам|ям|ами|ями|ах|ях)$/;

/** Folded endings of a noun that belongs to the one before it: «на рабочий стол компьютера». */
const GENITIVE = /(?:[аяыи]|ов|ев|еи)$/;

/** A thing that a clause names. */
export interface Noun {
  unit: number;
  thing: string;
  /** It stands after a preposition. */
  oblique: boolean;
}

/** What is known of a clause before its signs are judged. */
export interface Scene {
  clause: Clause;
  nouns: Noun[];
  /** Something is asked for here. */
  request: boolean;
}

const isNouny = ({ classes, form }: Unit) =>
  classes.length === 0 && form.length >= 4 && /^\p{L}+$/u.test(form) && !NO_SUBJECT.test(form);

/** Finds the nouns of clauses. */
export function nounFinder(matcher: Matcher): (clause: Clause) => Noun[] {
  const rankOf = new Map(THINGS.map((name, rank) => [matcher.classId(name), rank]));
  const prep = matcher.classId('prep');
  const filler = matcher.classId('filler');
  const thingOf = ({ classes }: Unit): string | undefined => {
    let best: number = THINGS.length;
    for (const id of classes) best = Math.min(best, rankOf.get(id) ?? best);
    return (THINGS as readonly string[])[best];
  };
  return ({ units }) => {
    const nouns: Noun[] = [];
    for (let i = 0; i < units.length; i++) {
      const thing = thingOf(units[i]!) ?? (isNouny(units[i]!) ? UNKNOWN : undefined);
      if (thing === undefined) continue;
      const before = units[i - 1];
      const earlier = units[i - 2];
      const oblique =
        before !== undefined &&
        (before.classes.includes(prep) ||
          (earlier?.classes.includes(prep) === true &&
            thingOf(before) === undefined &&
            !before.negated &&
            !before.classes.includes(filler)));
      const genitive = nouns.at(-1)?.unit === i - 1 && nouns.at(-1)!.oblique && GENITIVE.test(units[i]!.form);
      nouns.push({ unit: i, thing, oblique: oblique || genitive });
    }
    return nouns;
  };
}

/** Whether a unit stands beside a verb of the sign; a «не» between them doesn't count. */
function isBeside({ units }: Clause, unit: number, sign: readonly number[]): boolean {
  return sign.some((at) => unit === at + 1 || unit === at - 1 || (unit === at - 2 && units[at]!.negated));
}

/**
 * The nearest noun that can be what the sign is about, as its kind takes its object; null when the clause names none. `personal`: «не могу
 * подключиться» has no subject among the nouns, «не подключаются весы» has.
 */
export function targetInClause(
  { clause, nouns }: Scene,
  { value: { kind }, units }: Match<EvidenceRule>,
  personal: boolean,
): string | null {
  const takesObject = GOES_INTO.has(kind) && (kind !== 'connect' || personal);
  const anyRole = OF_LINK.has(kind) || OPENS.has(kind) || GOES_INTO.has(kind);
  if (kind === 'open' && nouns.some(({ thing }) => thing === 'shift')) return 'shift';
  if (ENTERS.has(kind) && nouns.some(({ thing }) => thing === 'web')) return 'web';
  let best: string | null = null;
  let bestScore = Number.POSITIVE_INFINITY;
  for (const { unit, thing, oblique } of nouns) {
    if (thing === 'all' || (thing === 'message' && !SHOWS.has(kind))) continue;
    if (thing === UNKNOWN && (oblique || !HAS_SUBJECT.has(kind) || !isBeside(clause, unit, units))) continue;
    let distance = Number.POSITIVE_INFINITY;
    for (const at of units) distance = Math.min(distance, Math.abs(at - unit));
    if (thing === 'accounting' && distance > 3 && kind !== 'slow') continue;
    if (WEAK.has(thing) && (distance === 0 || (oblique && !anyRole))) continue;
    let score = distance;
    if (takesObject) score += oblique ? -1 : 1;
    else if (oblique && !OF_LINK.has(kind) && !(OPENS.has(kind) && units.includes(unit - 1))) score += 3;
    if (OPENS.has(kind) && unit > units.at(-1)!) score -= 0.5;
    if (thing === 'link') score += 4;
    if (score < bestScore) {
      best = thing;
      bestScore = score;
    }
  }
  return best;
}

/** «Сайт, где работаем в 1С» is the way into the base: whatever the next clause says of our things is said of it. */
export function nameOwnSites(scenes: readonly Scene[]): void {
  scenes.forEach(({ nouns, clause }, at) => {
    const site = nouns.at(-1);
    const next = scenes[at + 1];
    if (site?.thing !== 'site' || next?.clause.sentence !== clause.sentence) return;
    const relative = next.clause.units.slice(0, 2).some(({ form }) => form === 'где' || form.startsWith('котор'));
    if (relative && next.nouns.some(({ thing }) => thing === 'prog' || thing === 'host')) site.thing = 'web';
  });
}

/** What the clauses around are about, the nearest before first, and for a heading what follows; what is asked for in the same sentence is nobody's trouble. */
export function targetAround(scenes: readonly Scene[], at: number): string | null {
  const carriedFrom = (i: number): string | null => {
    const scene = scenes[i];
    if (!scene) return null;
    if (scene.request && scene.clause.sentence === scenes[at]!.clause.sentence) return 'people';
    let first: string | null = null;
    for (const { thing, oblique } of scene.nouns) {
      if (!CARRIED.has(thing)) continue;
      if (thing === 'people' && (oblique || scene.clause.sentence !== scenes[at]!.clause.sentence)) continue;
      if (!oblique) return thing;
      first ??= thing;
    }
    return first;
  };
  const isHeading = scenes[at]!.clause.sentence === 0;
  return carriedFrom(at - 1) ?? carriedFrom(at - 2) ?? carriedFrom(at - 3) ?? (isHeading ? carriedFrom(at + 1) : null);
}

/** What is sent: a report in the clause, or anywhere in the text when the clause names nothing else and nobody to send it to. */
export function sendTarget({ clause, nouns }: Scene, reportNamed: boolean, recipient: number): string {
  if (clause.units.some(({ classes }) => classes.includes(recipient))) return 'foreign';
  if (nouns.some(({ thing }) => thing === 'report')) return 'report';
  const other = nouns.some(
    ({ thing, oblique }) => !oblique && (thing === 'doc' || thing === 'foreign' || thing === 'accounting'),
  );
  return other ? 'doc' : reportNamed ? 'report' : 'none';
}
