/**
 * The sections of the options page, in the order of the navigation.
 *
 * To add one: write a component `({ workshop }: { workshop: Workshop }) => …` in a file of its own, import it here and add an entry
 * to `SECTIONS`. `workshop.ts` says what it is given: the draft, `set(path, value)`, errors by path, where a value is from, what is
 * locked, and `ports` for whatever isn't a setting. Wrap each control in `Setting.tsx`; for values of one field each a list of
 * `FieldGroup`s is enough (`fields.ts`, as in `rules/rule-fields.ts`): `fieldsSection` makes the section of it, and search finds its
 * fields by itself. Otherwise name in `settings` what search should find. `paths` decides whose errors lead here. Each group of the
 * navigation has a folder.
 */
import type { ComponentType } from 'preact';
import { DataSection } from './data/DataSection.tsx';
import { FieldsForm } from './FieldsForm.tsx';
import type { FieldGroup } from './fields.ts';
import { PHRASE_SETTINGS, PhrasesSection } from './phrases/PhrasesSection.tsx';
import { Diagnosis } from './portal/Diagnosis.tsx';
import { HintPlaces } from './portal/HintPlaces.tsx';
import { PortalsSection } from './portal/PortalsSection.tsx';
import { POLLING_GROUPS, PORTAL_GROUPS, RETENTION_GROUPS } from './portal/portal-fields.ts';
import { AlarmLog } from './rules/AlarmLog.tsx';
import { CALENDAR_SETTINGS, CalendarSection } from './rules/CalendarSection.tsx';
import { CONTACT_GROUPS } from './rules/contact-fields.ts';
import { InstructionsSection, OWN_INSTRUCTIONS } from './rules/InstructionsSection.tsx';
import { LEXICON_GROUPS, LexiconSection } from './rules/LexiconSection.tsx';
import { RegulationEditor } from './rules/RegulationEditor.tsx';
import {
  CLOCK_GROUPS,
  CONSULT_GROUPS,
  HOURS_GROUPS,
  INCIDENT_GROUPS,
  INSTRUCTION_GROUPS,
  REQUIRED_GROUPS,
  SOUND_GROUPS,
} from './rules/rule-fields.ts';
import { SoundSection } from './rules/SoundSection.tsx';
import { FirstRunSection } from './team/FirstRunSection.tsx';
import { TeamSection } from './team/TeamSection.tsx';
import { GUIDANCE_GROUPS } from './training/guidance-fields.ts';
import { ProgressSection } from './training/ProgressSection.tsx';
import { ScenariosSection } from './training/ScenariosSection.tsx';
import type { FindableSetting, OptionsSection, Workshop } from './workshop.ts';

export const SECTIONS: readonly OptionsSection[] = [
  {
    id: 'phrases',
    title: 'Фразы и действия',
    group: 'Фразы',
    lead: 'Что пишут и говорят клиентам. На заявке их открывает Alt+Shift+P или «/» в начале строки сообщения.',
    keywords: 'передача макрос статус ответственный шаблон ответ текст сокращение переменная палитра порядок условие',
    paths: ['macros', 'phrases', 'canned'],
    settings: PHRASE_SETTINGS,
    Body: PhrasesSection,
  },
  fieldsSection(CLOCK_GROUPS, {
    id: 'limits',
    title: 'Сроки и предупреждения',
    group: 'Правила',
    lead: 'Сколько минут есть на каждое дело и за сколько до конца предупредить.',
    keywords: 'лимит минуты просрочка напоминание',
  }),
  {
    ...fieldsSection(SOUND_GROUPS, {
      id: 'sound',
      title: 'Звук',
      group: 'Правила',
      lead: 'Слышны ли напоминания, как громко и когда.',
      keywords: 'громкость проверить звук тишина',
    }),
    Body: SoundSection,
  },
  fieldsSection(HOURS_GROUPS, {
    id: 'hours',
    title: 'Рабочие часы',
    group: 'Правила',
    keywords: 'график ночь выходные круглосуточно',
  }),
  {
    id: 'calendar',
    title: 'Календарь 2-й линии',
    group: 'Правила',
    lead: 'По нему передача говорит «завтра» или «в понедельник».',
    keywords: 'праздники выходные производственный перенос',
    paths: ['calendar'],
    settings: CALENDAR_SETTINGS,
    Body: CalendarSection,
  },
  fieldsSection(INCIDENT_GROUPS, {
    id: 'incident',
    title: 'Когда это сбой',
    group: 'Правила',
    lead: 'Похожие жалобы нескольких клиентов подряд.',
    keywords: 'чрезвычайная ситуация массовый тревога',
  }),
  {
    ...fieldsSection(LEXICON_GROUPS, {
      id: 'lexicon',
      title: 'Слова симптомов',
      group: 'Правила',
      lead: 'По каким словам в заявке узнаётся беда.',
      keywords: 'словарь лексика',
    }),
    Body: LexiconSection,
  },
  {
    id: 'alarms',
    title: 'Ложные тревоги',
    group: 'Правила',
    lead: 'Какие тревоги подтвердили, какие сняли и какое слово их вызвало.',
    keywords: 'журнал сбой слова',
    paths: [],
    Body: ({ workshop }) => (
      <div class="group">
        <AlarmLog load={workshop.ports.loadAlarms} />
      </div>
    ),
  },
  fieldsSection(REQUIRED_GROUPS, {
    id: 'required',
    title: 'Обязательные поля',
    group: 'Правила',
    lead: 'Чего требовать в заявке перед созданием и закрытием.',
    keywords: 'уровень договор телефон база скриншот',
  }),
  fieldsSection(CONTACT_GROUPS, {
    id: 'contacts',
    title: 'Что читается в тексте',
    group: 'Правила',
    lead: 'По каким словам в заявке узнаются договор, логин и база и что значит «утром» или «после обеда».',
    keywords: 'распознавание время звонка договор',
  }),
  fieldsSection(CONSULT_GROUPS, {
    id: 'consult',
    title: 'Связь со 2-й линией',
    group: 'Правила',
    lead: 'Куда пишут и звонят, когда вопрос не решить самим.',
    keywords: 'скайп канал чат',
  }),
  {
    ...fieldsSection(
      INSTRUCTION_GROUPS,
      {
        id: 'instructions',
        title: 'Инструкции',
        group: 'Правила',
        lead: 'Ссылки, которые панель предлагает там, где инструкция нужна.',
        keywords: 'ссылки база знаний',
      },
      [OWN_INSTRUCTIONS],
    ),
    Body: InstructionsSection,
  },
  {
    id: 'regulation',
    title: 'Регламент',
    group: 'Правила',
    lead: 'Слова пунктов. Что изменится, каждый увидит один раз; полный текст — во вкладке «Регламент» боковой панели.',
    keywords: 'пункт текст редакция',
    paths: ['regulation'],
    Body: RegulationEditor,
  },
  fieldsSection(PORTAL_GROUPS, {
    id: 'portal',
    title: 'Страницы и сотрудники',
    group: 'Портал',
    keywords: 'страницы ссылки отчёт',
  }),
  fieldsSection(POLLING_GROUPS, {
    id: 'polling',
    title: 'Слежение',
    group: 'Портал',
    lead: 'Как часто «Дежурный» спрашивает портал о новом.',
    keywords: 'опрос запросы нагрузка',
  }),
  {
    id: 'portal-map',
    title: 'Карта портала',
    group: 'Портал',
    lead: 'Что узнано на открытой странице портала. Чего не нашли или нашли неверно, укажите сами: место запомнится.',
    keywords: 'диагностика привязка поля указать отчёт не найдено',
    paths: ['portal.bindings'],
    Body: ({ workshop: { settings, ports } }) => (
      <>
        <Diagnosis bindings={settings.portal.bindings} ports={ports.diagnosis} />
        <HintPlaces load={ports.loadPlaces} />
      </>
    ),
  },
  {
    id: 'portals',
    title: 'Адреса портала',
    group: 'Портал',
    lead: 'Где ещё открывается портал, кроме своего адреса.',
    keywords: 'сайт домен хост другой разрешение доступ',
    paths: ['portals'],
    Body: PortalsSection,
  },
  {
    id: 'first-run',
    title: 'Проверка перед работой',
    group: 'Команда',
    lead: 'Один раз на каждом компьютере: всё ли дойдёт до оператора.',
    keywords: 'установка первый запуск уведомления звук слышно телефон портал найден',
    paths: [],
    Body: FirstRunSection,
  },
  {
    id: 'team',
    title: 'Документ команды',
    group: 'Команда',
    lead: 'Одни настройки на всех: из файла или по адресу, без сервера.',
    keywords: 'импорт экспорт json версия история вернуть политика администратор закрыть раздать файл',
    paths: [],
    Body: ({ workshop }) => <TeamSection workshop={workshop} sections={SECTIONS} />,
  },
  fieldsSection(GUIDANCE_GROUPS, {
    id: 'guidance',
    title: 'Подсказки',
    group: 'Обучение',
    lead: 'Новичок работает по порядку действий регламента с первого дня.',
    keywords: 'обучение тренер новичок шаги',
  }),
  {
    id: 'scenarios',
    title: 'Сценарии тренировки',
    group: 'Обучение',
    lead: 'Встроенные есть всегда. Свои уходят коллегам вместе с документом команды.',
    keywords: 'практика тренажёр обучение новичок сценарий',
    paths: ['practice'],
    settings: [{ path: 'practice.scenarios', label: 'Свои сценарии', keywords: 'тренировка практика обучение' }],
    Body: ScenariosSection,
  },
  {
    id: 'progress',
    title: 'Успехи операторов',
    group: 'Обучение',
    lead: 'На каких пунктах регламента спотыкаются: по файлам, которые присылают сами операторы.',
    keywords: 'тренер прогресс ошибки новичок отчёт файл пункты',
    paths: [],
    Body: ProgressSection,
  },
  {
    ...fieldsSection(RETENTION_GROUPS, {
      id: 'data',
      title: 'Хранение и копия',
      group: 'Данные',
      keywords: 'журнал удалить очистить копия восстановить резервная персональные данные место',
    }),
    Body: DataSection,
  },
];

/** A section whose settings are one value each; `others` are those that its own `Body` shows besides. */
function fieldsSection(
  groups: readonly FieldGroup[],
  section: Omit<OptionsSection, 'paths' | 'settings' | 'Body'>,
  others: readonly FindableSetting[] = [],
): OptionsSection {
  const fields = groups.flatMap(({ title, fields }) =>
    fields.map(({ path, label, hint, keywords }) => ({ path, label, hint, keywords, about: title })),
  );
  const settings = [...fields, ...others];
  const Body: ComponentType<{ workshop: Workshop }> = ({ workshop }) => (
    <FieldsForm groups={groups} workshop={workshop} />
  );
  return { ...section, paths: settings.map(({ path }) => path), settings, Body };
}
