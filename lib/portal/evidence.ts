/** What speaks for and against a control being a field, weighed into one confidence with its reasons. */
import type { FieldName, How } from '../regulation/snapshot.ts';
import type { Control } from './control.ts';
import { internalChoice, internalMeaning, internalName } from './internal.ts';
import type { Label, LabelSource } from './label.ts';
import { type Matcher, WORDED_FIELDS } from './match.ts';
import { matchesStem, stemsOf } from './stems.ts';
import { optionsOf } from './value.ts';
import { ASSIGNEE_OPTIONS, STATUS_OPTIONS, VOCABULARY, type WordedField } from './vocabulary.ts';
import { fold, nameTokens, wordsOf } from './words.ts';

export interface Evidence {
  /** 0 to 1, before the control is compared with its rivals. */
  confidence: number;
  how: How;
  reasons: string[];
}

/** How far a label is believed by its place, when it says exactly what the field is. */
const BELIEF: Record<LabelSource, number> = {
  for: 0.93,
  wrapping: 0.91,
  labelledby: 0.93,
  'aria-label': 0.91,
  'cell left': 0.87,
  'cell right': 0.85,
  'cell above': 0.84,
  'row above': 0.82,
  dt: 0.87,
  before: 0.82,
  after: 0.87,
  beside: 0.78,
  component: 0.88,
  self: 0.75,
  legend: 0.6,
  heading: 0.62,
  tab: 0.7,
  placeholder: 0.74,
  title: 0.66,
};

/** Where a label stood, in the words of the diagnosis. */
const PLACE: Record<LabelSource, string> = {
  for: 'label for',
  wrapping: 'label вокруг',
  labelledby: 'aria-labelledby',
  'aria-label': 'aria-label',
  'cell left': 'ячейка слева',
  'cell right': 'ячейка справа',
  'cell above': 'ячейка сверху',
  'row above': 'строка выше',
  dt: 'dt',
  before: 'текст перед полем',
  after: 'текст после поля',
  beside: 'подпись рядом',
  component: 'атрибут компонента',
  self: 'текст самого поля',
  legend: 'legend',
  heading: 'заголовок',
  tab: 'вкладка',
  placeholder: 'placeholder',
  title: 'title',
};

const EXPLICIT = new Set<LabelSource>(['for', 'wrapping', 'labelledby', 'aria-label']);
const HEADINGS = new Set<LabelSource>(['heading', 'legend', 'tab']);
const PROMPTS = new Set<LabelSource>(['placeholder', 'title']);
/** A name that says exactly what the field is; it is meant for machines, so less than a label. */
const NAME_BELIEF = 0.72;
const MEANS_IT = 0.6;
const FOREIGN_NAMES = new Set(
  'filter filters find search reminder captcha subscribe newsletter template tpl'.split(' '),
);
/** Names of notes to oneself and the like, which are labelled as plainly as the message. */
const NOTE_NAMES = stemsOf('note internal private hidden template tpl search signature memo remark');
const PRESCRIBED = STATUS_OPTIONS.prescribed;
const USUAL_STATUS = stemsOf(STATUS_OPTIONS.usual);

const VIEW = /^(?:видимость|доступ|тип|вид|просмотр|visibility|view(?: status)?|access|type)\W*$/iu;

/** What one control is, for each field that it may be. */
export type Reading = Partial<Record<FieldName, Evidence>>;

interface Piece {
  how: How;
  score: number;
  reason: string;
}

function combined(pieces: Piece[]): Evidence {
  const sorted = pieces.filter(({ score }) => score > 0.02).sort((a, b) => b.score - a.score);
  const doubt = sorted.reduce((left, { score }) => left * (1 - Math.min(score, 0.99)), 1);
  return {
    confidence: 1 - doubt,
    how: sorted[0]?.how ?? 'position',
    reasons: sorted.map(({ reason }) => reason),
  };
}

/** Every `name`-like text of a control, its own first. */
export function namesOf(control: Control): string[] {
  const names: string[] = [];
  const add = (text: string | null | undefined) => {
    if (text && text.length < 80 && !names.includes(text)) names.push(text);
  };
  const { element, source, face, root } = control;
  const inFrame = control.kind === 'editor-frame';
  for (const one of [inFrame ? null : element, source, face === element ? null : face]) {
    if (one === null) continue;
    for (const attribute of [
      'name',
      'id',
      'data-name',
      'data-field',
      'formcontrolname',
      'ng-model',
      'v-model',
      'data-testid',
    ]) {
      add(one.getAttribute(attribute));
    }
  }
  if (root.host !== null) for (const attribute of ['name', 'id', 'field']) add(root.host.getAttribute(attribute));
  return names;
}

/** Reads one control: labels in the order of trust, names, options, kind. */
export function readControl(control: Control, labels: Label[], match: Matcher): Reading {
  const names = namesOf(control);
  const reading: Reading = {};
  if (names.some(isForeignName)) return reading;
  for (const field of WORDED_FIELDS) {
    const suits = VOCABULARY[field].kinds[control.kind];
    if (suits === undefined) continue;
    const evidence = readField(field, control, labels, names, match);
    if (evidence === null) continue;
    evidence.confidence *= suits;
    reading[field] = evidence;
  }
  const internal = readInternal(control, labels, names);
  if (internal !== null) reading.internal = internal;
  return reading;
}

function readField(
  field: WordedField,
  control: Control,
  labels: Label[],
  names: string[],
  match: Matcher,
): Evidence | null {
  if (field === 'phone' && isShort(control)) return null;
  const pieces: Piece[] = [];
  let factor = 1;
  let nameFactor = 1;
  let first = true;
  let best: Piece | null = null;
  for (const label of labels) {
    const meaning = match.label(label.text);
    const { quality, trap } = meaning[field];
    const isPrompt = PROMPTS.has(label.source);
    const isHeading = HEADINGS.has(label.source);
    const isMain = first && !isPrompt && !isHeading;
    if (trap !== null && (isMain || (first && !isPrompt))) return null;
    const score = trap === null ? BELIEF[label.source] * quality * factor : 0;
    if (score > (best?.score ?? 0)) {
      best = { how: 'label', score, reason: `подпись «${label.text}» (${PLACE[label.source]})` };
    }
    if (quality < 0.3 && !isPrompt && !isHeading) {
      const other = WORDED_FIELDS.some(
        (one) => one !== field && meaning[one].quality >= MEANS_IT && meaning[one].trap === null,
      );
      if (isMain) nameFactor = other ? 0.15 : 0.6;
      factor *= other ? 0.3 : EXPLICIT.has(label.source) ? 0.4 : 0.75;
    }
    if (isPrompt && first && quality < 0.3 && trap !== null) nameFactor = 0.5;
    if (isMain) first = false;
  }
  if (best !== null) pieces.push(best);

  let name: Piece | null = null;
  for (const text of names) {
    const score = (match.name(text)[field] ?? 0) * NAME_BELIEF * nameFactor;
    if (score > (name?.score ?? 0)) name = { how: 'name', score, reason: `имя «${text}»` };
  }
  if (field === 'message' && isNoteName(names)) return null;
  if (name !== null) pieces.push(name);

  const kind = readKind(field, control);
  if (kind !== null && nameFactor === 1) pieces.push(kind);
  const options = readOptions(field, control);
  if (options !== null) pieces.push({ ...options, score: options.score * (nameFactor < 0.5 ? nameFactor : 1) });
  return pieces.length === 0 ? null : combined(pieces);
}

/** A line that takes the code of a city and no whole number. */
function isShort({ element }: Control): boolean {
  const { size, maxLength } = element as HTMLInputElement;
  return (size > 1 && size < 7) || (maxLength > 0 && maxLength < 7);
}

/** Names of search boxes, reminders and the like, whatever their labels say. */
function isForeignName(name: string): boolean {
  return nameTokens(name).some((token) => FOREIGN_NAMES.has(token));
}

/** `SUPPORT_COMMENTS` and the like: a note about the ticket, never a message in it. */
export function isNoteName(names: string[]): boolean {
  return names.some((name) => {
    const tokens = nameTokens(name);
    if (tokens.some((token) => NOTE_NAMES.some((stem) => matchesStem(token, stem)))) return true;
    return tokens.includes('comments') && tokens.some((token) => token === 'support' || token === 'admin');
  });
}

function readKind(field: WordedField, control: Control): Piece | null {
  const { type } = control.element as HTMLInputElement;
  if (field === 'phone' && type === 'tel') return { how: 'options', score: 0.45, reason: 'поле телефона (type=tel)' };
  if (field === 'files' && control.kind === 'file') return { how: 'options', score: 0.45, reason: 'поле файла' };
  return null;
}

function readOptions(field: WordedField, control: Control): Piece | null {
  if (field !== 'status' && field !== 'assignee') return null;
  const options = optionsOf(control)?.map((text) => fold(text)) ?? [];
  if (options.length < 2) return null;
  if (field === 'assignee') {
    const known = options.find((text) => ASSIGNEE_OPTIONS.some((one) => text.includes(one)));
    return known === undefined ? null : { how: 'options', score: 0.8, reason: `есть вариант «${known}»` };
  }
  const known = options.find((text) => PRESCRIBED.includes(text));
  if (known !== undefined) return { how: 'options', score: 0.8, reason: `есть вариант «${known}»` };
  const usual = options.filter((text) =>
    wordsOf(text).some((word) => USUAL_STATUS.some((stem) => matchesStem(word, stem))),
  );
  if (usual.length < 2 || usual.length * 2 < options.length) return null;
  return { how: 'options', score: 0.4, reason: 'варианты похожи на статусы' };
}

/** In a row called «Видимость» a box has a text of its own, which says more. */
function ownLabel(labels: Label[]): Label | undefined {
  const [first] = labels;
  const own = labels.find(({ source }) => source === 'after');
  return first !== undefined && own !== undefined && VIEW.test(first.text) ? own : first;
}

function readInternal(control: Control, labels: Label[], names: string[]): Evidence | null {
  const { kind } = control;
  if (kind === 'select' || kind === 'radio') {
    const options = optionsOf(control) ?? [];
    const choice = internalChoice(options, [...names, ...labels.slice(0, 1).map(({ text }) => text)]);
    return choice === null
      ? null
      : { confidence: 0.9, how: 'options', reasons: [`есть вариант «${options[choice.on]}»`] };
  }
  const form =
    kind === 'checkbox'
      ? 'flag'
      : kind === 'textarea' || kind === 'contenteditable' || kind === 'editor-frame'
        ? 'field'
        : null;
  if (form === null) return null;
  const main = ownLabel(labels);
  if (main === undefined) return null;
  const quality = internalMeaning(main.text, form);
  if (quality === 0) return null;
  const pieces: Piece[] = [
    { how: 'label', score: BELIEF[main.source] * quality, reason: `подпись «${main.text}» (${PLACE[main.source]})` },
  ];
  const beside = labels.filter((one) => one !== main).find(({ text }) => internalMeaning(text, 'choice') >= MEANS_IT);
  if (beside !== undefined) {
    pieces.push({ how: 'label', score: 0.5, reason: `подпись «${beside.text}» (${PLACE[beside.source]})` });
  }
  const name = names.find((one) => internalName(one) > 0);
  if (name !== undefined) pieces.push({ how: 'name', score: internalName(name), reason: `имя «${name}»` });
  return combined(pieces);
}
