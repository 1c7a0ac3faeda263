/** Patterns of the built-in lexicon (lexicon.ts): signs of trouble, and what they mean. */
import type { EvidenceRule } from './lexicon.ts';
import { list } from './lexicon-list.ts';

export const evidenceRules: EvidenceRule[] = [
  // Hanging and slowness
  {
    kind: 'freeze',
    when: list(
      '@freeze, ни туда ни сюда, ни ответа ни привета, глухо, ни гугу, реакци* & никакой|ноль|нет, не отвис*, @spins & @spinner, @spinner & не исчеза*',
      'полос*|индикатор*|прогресс*|процент* & не:двигается|сдвинул*|движется|идет|растет, стоит на месте, крутит* бесконечно|вечно, крутит* и все, не шелох*, кликаю & ничего, жму & ничего',
    ),
  },
  {
    kind: 'freeze',
    when: list(
      '@all не:@load, не:@load @all, @all не:@open, не:@open @all, @cannot нажать|кликнуть, ничего не происходит, не:@render, @all не:@respond, ни один документ & @cannot|не:@open|не:@load',
    ),
    unless: list('логин*|парол*|вход*, ярлык*'),
  },
  {
    kind: 'slow',
    when: list(
      '@duration каждый|каждая|каждое, несколько|пару @duration & @operation|операци*|выполня*, щелкнешь|нажмешь|кликнешь & ждешь|жди, @duration на каждое|каждый|каждую|любое|один|одну, @operation & @quantity @duration, @operation & занима* @duration',
      '@operation @duration, @duration на|в @operation, @quantity @duration & @operation, вместо @duration',
    ),
    unless: list('через, каждые, перезвон*, назад, позвон*, раз, раньше, как долго, сколько'),
  },
  {
    kind: 'slow',
    when: list(
      '@slow, вслепую, снижени*|падение|просадк* @speed, @bad & @work, @speed & @sank|@bad, @no сил|терпения ждать, ждать & @cannot, вечн*|бесконечн*|одна|один|сплошн*|дальше|только & @spinner, раньше @duration|мгновенно|летал*|летало|быстро, @duration раньше, реакци* & через @duration, появля*|откликает*|реагирует|отзывается & через @duration, вместо курсора @spinner',
    ),
    unless: list('как долго, сколько'),
  },
  { kind: 'freeze', when: list('весит'), unless: list('сколько, гб, мб, кг, гиг*, много') },
  { kind: 'badResponse', when: list('@bad|@slow & отклик*, отклик* & @sank') },
  { kind: 'freeze', when: list('@prog >встал|встала|встало') },
  { kind: 'lifeless', when: list('@lifeless') },
  { kind: 'hanging', when: list('@hanging') },
  { kind: 'silent', when: list('молчит|молчат, не подает признаков, не подает голоса, признаков жизни & не') },
  {
    kind: 'stuckConnecting',
    when: list(
      '@freeze|@hanging на|при @link, @freeze|@hanging на|при входе|авторизации|заставке, @hanging подготовк*, @spins & @link',
    ),
  },
  {
    kind: 'noResponse',
    when: list(
      'не:@respond, нет|никакого отклика, нет|без ответа & @host|@prog, не подает признаков, никакой реакции, реагир* & не',
    ),
    unless: list('никто'),
  },

  // Thrown out
  {
    kind: 'crash',
    when: list(
      '@crash, кидает|бросает|швыряет|сбрасыва*|скидыва*|перебрасыва*|отбрасыва*|закидыва* на @host|окно, кидает|бросает|швыряет из @prog|@host, сам|сама|само вышла|вышел|выходит, выходит & сам|сама|само',
    ),
  },
  { kind: 'close', when: list('@close') },
  { kind: 'closeAlone', when: list('@abrupt & @close') },
  {
    kind: 'crashMessage',
    when: list(
      'внезапн*|неожиданн*|самопроизвольн*|аварийн* & закрыти*|завершени*, @session & завершен*|прерван*|удален*|разорван*|отсутству*|сброшен*|закончен*|прекращен*|закрыта|закрыто|закрыты',
      '@session & обрыва*|сбрасыва*|слета*|прерыва*|теря*|отвалива*|закрыва*|удаля*|рвет*|отключает*|падает|заверша*',
      'сбрасыва*|закрыва*|обрыва*|рвет|рубит|удаля*|завершает @session, не:держит|держится @session',
      'разорван*|оборван*|прерван* администратор*, закрыло @prog, будет >закрыто, завершен* администратор*, завершени* администратор*, прекращен* работа @prog, работа @prog будет завершена',
      'окно @prog & пропал*|исчез*, прекратил* >работу, аварийн* & завершен*|завершает*|завершил*|закры*|остан*|выход*, завершает работу & ошибк*, самопроизвольн* & выход*|закры*|заверш*',
      'выход* из @prog & сам*, непредвиденн* ошибк* & заверш*|закры*, @prog будет закрыт*|завершен*, отключен* администратор*',
    ),
    unless: list('@request'),
  },
  {
    kind: 'fallaway',
    when: list('@fallaway, постоянн*|част*|регулярн*|самопроизвольн* отключени*, отключени* от @prog|@host'),
  },
  { kind: 'fellAway', when: list('@fellAway') },
  { kind: 'breaks', when: list('@breaks') },
  { kind: 'fall', when: list('@fall') },

  // Server, network, remote desktop
  { kind: 'lie', when: list('@lie') },
  { kind: 'dead', when: list('@dead, не:@work, перестал* >работать|действовать|функционировать') },
  { kind: 'waitsFor', when: list('когда заработает|поднимете|поднимется|починят|почините|включите|оживет') },
  {
    kind: 'connect',
    when: list('не:@connect, @cannot & @connect, @fault при @connect, при @link & @fault, ни:@connect'),
  },
  { kind: 'unreach', when: list('@unreach, не:@reachable') },
  { kind: 'see', when: list('не:@see, не:@found, порт*|telnet|трассировк* & закрыт*|обрыва*|не:проходит|идет') },
  {
    kind: 'noLink',
    when: list(
      '@no @link, @host >нет, без|нет >@host, не:@host не:@prog|@web|@host, все легло|упало|лежит, @link нет|отсутству*|потерян*|пропал*|прерван*|разорван*|оборван*|сброшен*, @link & не:@raise, @link & @cannot',
      'пропал*|потерян*|потерял*|утрачен* @link, не:@raise @link, не:проходит @link',
    ),
  },
  {
    kind: 'netMessage',
    when: list(
      '@fault @link, @fault при @link, @link было потеряно|разорвано, время ожидания & истекло|превышено, превышен* & ожидани*, тайм аут*',
      'таймаут*|timeout|gateway|refused|nxdomain|unavailable|10060|10061|10054|0x204|0x904|0x4|0x3|0x108|0x516|0x1104|0x80004005|0x300004',
      'timed out, отверг запрос, принудительно разорвал, произошла внутренняя ошибка, исправление credssp, подлинности',
      '@host & лицензировани*, протокол* лицензирования, сбрасывает @link, настройка @session, инициация @host|@link',
      'ожидание @link, компьютер* не:@found, сетевой путь не:@found, @host выключен, connection lost|closed|reset|error, ошибка @host & @fault',
      'ошибка http, http ошибка, доступные серверы',
    ),
  },
  {
    kind: 'siteMessage',
    when: list('получить доступ к сайту, доступ к сайту & @cannot, сайт не позволяет, this site can'),
  },
  {
    kind: 'http',
    when: list(
      '500|502|503|504 & @fault|http|веб|пишет|выдает|код|gateway|bad|service|internal|@web|вылетает|показывает, bad gateway, service unavailable',
      'http & @fault, internal server error',
    ),
  },
  {
    kind: 'linkBad',
    when: list(
      '@bad & @link, картинк* & дергает*|рывками|рассыпа*|квадрат*|артефакт*, рывками, пинг* & скачет|высок*|прыга*|мс|вырос|1000|500|большой',
      '@link & скачет|рвет*|теря*|лага*|лаги|моргает|подпрыгивает|плавает, лаги|лагает & сети|@link, теряются пакет*, потер* пакет*, экран рассыпа*, то есть то нет, @link|@host & через раз, то @connect то',
    ),
  },

  // The base refuses
  {
    kind: 'enter',
    when: list(
      'не:@enter, @cannot & @enter, @no входа|вход, вход* заблокирован*|закрыт*|запрещен*, заблокирован* вход, @fault входа|авторизации, @fault при входе|запуске|авторизации|старте|заходе',
      'при входе|запуске|старте|заходе & @fault|ругается, на входе & @fault|выдает|пишет, заставк* & пропада*|исчеза*|висит|все|дальше',
      'вход & @cannot, вход* & не:@work, ввожу|вводим парол* & опять|снова|ничего|дальше|заново|обратно, парол* & по кругу, @enter|авторизаци* & зацикл*|кругу, окно парол*|входа & опять|снова, авторизация & не:проходит|идет|работает, вход* & не:идет|пускает|проходит, проблем* со|с входом, вход* в систему & @cannot',
    ),
  },
  { kind: 'launch', when: list('не:@launch, @cannot & @launch, @fault запуска') },
  {
    kind: 'open',
    when: list(
      'не:@open, @cannot & @open, @fault открытия, открыти* & не:проходит|идет|выполня*|удается|@work, @fault при @open, при @open & @fault',
    ),
    unless: list('закрыть, не:закрыть'),
  },
  { kind: 'load', when: list('не:@load, @cannot & @load') },
  {
    kind: 'access',
    when: list(
      'закрывает|закрыла @access, @no @access, @access & @denied, отказано в доступе, @fault доступа, @cannot & получить доступ, отказ в доступе, отказ* & доступ*',
    ),
  },
  {
    kind: 'credentials',
    when: list(
      'не:@accept & @ourlogin, неверн*|неправильн* & логин|имя|пароль|парол*, не:@found & пользовател*, идентификация & не:выполнена, просит пароль, не:узнает парол*|логин*',
    ),
    unless: list('кабинет*'),
  },
  {
    kind: 'baseMessage',
    when: list(
      'начал* сеанса & запрещен*, @no|нехват*|закончил* & @license, не:@found|хвата*|получен* & @license, @license & не:получен*|получил*, не:удалось получить >@license, не удалось получить лицензи*, версии & различаются|отличаются|не:совпадают, @license & занят*|кончил*|закончил*|отсутству*|недоступн*|превышен*',
      'блокировк* & монопольн*, требуется монопольн*, установк* монопольн*, монопольн* режим*|блокировк*, @prog заблокирован*|блокирован*|занята|занят, заблокирован* @prog',
      'нарушени* целостности, неверн* формат хранилища, не соответствует сохраненной, различаются версии, @prog & поврежден*, поврежден* & @prog|файл*',
      'список @prog & @gone, списк* & @no & @prog, @prog @gone & списк*, @prog & пропал*|исчез* & списк*, @prog >нет, @no наш* @prog, @no ни одной @prog, список & пуст*, @prog пропала|исчезла',
      '@prog не:@found, уже работа* & имен*|пользовател*|базе|программе, с данным именем, превышено & сеансов|пользователей|лицензий, файловой операции, файл* 1cv8* & не:@found, не:@found & файл* & 1cv8*|@prog',
      'не:@found @prog, пропал*|исчез* & база|базы|баз, окно|списке запуска & пуст*',
    ),
    unless: list('@request, хотим, нужно, документ*, номенклатур*, спис* товар*'),
  },
  { kind: 'dbms', when: list('@fault субд') },

  // Critical by R27 alone
  {
    kind: 'stop',
    when: list(
      '@cannot & @working, не:@working, @workplace & @standing, сидим без работы, без работы, не:торгу*, не мож* приступить к работе',
    ),
    unless: list('сколько'),
  },
  {
    kind: 'send',
    when: list(
      'не:@send, не:подписыва*|подписал* & не:@send|отправить, @report & застрял*|завис*|висит & статус*|отправляет*|отправлен*, @sending & не:@work, @cannot & @send|@submit, @fault & @sending, @fault отправки, не:@submit, @sending & не:@accept, при отправке & @fault|возвраща*|выдает|пишет|вылетает',
    ),
    unless: list('как'),
  },
  {
    kind: 'forgot',
    when: list(
      '@forgot & парол*|логин*, забыл* его|ее|их, не:@remember & парол*|логин*|не:парол*, напомните & парол*|логин*, подскажите|скиньте|скажите & парол*, восстановить парол*, сбросить парол*',
    ),
  },
  {
    kind: 'shiftFault',
    when: list(
      'при открытии смены & @fault|не:@respond|пишет|выдает|ругается, открыти* смены & @cannot|не:проходит|идет',
    ),
  },
  { kind: 'ended', when: list('@contract & @ended, за неуплату, не:оплачено|оплачен|оплачена') },
];

/**
 * By kind and by the class of what it happened to. `*` is any class that is ours; classes that aren't (foreign services, the cabinet, the
 * client's own internet, people, accounting) mean nothing unless they are named here.
 */
export const meaning: Record<string, Record<string, string>> = {
  freeze: { '*': 'hang', link: 'unavailable', web: 'unavailable' },
  hanging: { '*': 'hang', link: 'unavailable', web: 'unavailable', doc: '-', message: '-', report: '-' },
  slow: { '*': 'hang', accounting: 'hang', host: 'unavailable', link: 'unavailable', web: 'unavailable' },
  badResponse: { '*': 'unavailable', prog: 'hang', doc: 'hang' },
  silent: { '*': 'hang', host: 'unavailable', link: 'unavailable', web: 'unavailable' },
  stuckConnecting: { '*': 'cannot_enter', doc: 'hang', host: 'unavailable', link: 'unavailable', web: 'unavailable' },
  lifeless: { '*': 'hang', host: 'unavailable', link: 'unavailable', web: 'unavailable' },
  noResponse: { '*': 'hang', host: 'unavailable', link: 'unavailable', web: 'unavailable' },
  crash: { '*': 'kicked', doc: '-', message: '-' },
  close: { '*': '-', prog: 'kicked', host: 'kicked', session: 'kicked' },
  closeAlone: { '*': 'kicked', doc: '-', message: '-', web: '-' },
  crashMessage: { '*': 'kicked' },
  fallaway: { '*': 'kicked', message: '-', host: 'unavailable', link: 'unavailable', web: 'unavailable', doc: '-' },
  fellAway: { '*': 'kicked', message: '-', host: 'unavailable', link: 'unavailable', web: 'unavailable', doc: '-' },
  breaks: { '*': '-', host: 'unavailable', link: 'unavailable', web: 'unavailable', session: 'kicked' },
  fall: { '*': 'kicked', message: '-', host: 'unavailable', link: 'unavailable', web: 'unavailable', doc: '-' },
  lie: { '*': '-', prog: 'unavailable', host: 'unavailable', link: 'unavailable', web: 'unavailable' },
  dead: { '*': 'ask', host: 'unavailable', link: 'unavailable', web: 'unavailable', doc: '-', shift: '-', report: '-' },
  waitsFor: { '*': '-', prog: 'ask', host: 'unavailable' },
  connect: { '*': 'unavailable', prog: 'cannot_enter', doc: '-' },
  unreach: { '*': 'unavailable', prog: 'cannot_enter', doc: '-' },
  see: { '*': '-', host: 'unavailable', link: 'unavailable', prog: 'cannot_enter' },
  noLink: { '*': 'unavailable' },
  netMessage: { '*': 'unavailable' },
  siteMessage: { '*': 'unavailable', site: 'unavailable' },
  http: { '*': 'unavailable' },
  linkBad: { '*': 'unavailable', prog: 'hang', doc: 'hang' },
  enter: { '*': 'cannot_enter', host: 'unavailable', link: 'unavailable', web: 'unavailable', doc: '-', shift: '-' },
  launch: { '*': 'cannot_enter', host: 'unavailable', web: 'unavailable', link: 'unavailable', doc: '-', report: '-' },
  open: { '*': 'cannot_enter', host: 'unavailable', web: 'unavailable', doc: '-', report: '-', shift: 'R27d' },
  load: { '*': 'cannot_enter', host: 'unavailable', web: 'unavailable', doc: '-', report: '-' },
  access: { '*': 'cannot_enter', host: 'unavailable', link: 'unavailable', web: 'unavailable', doc: '-', report: '-' },
  credentials: { '*': 'cannot_enter', host: 'unavailable' },
  baseMessage: { '*': 'cannot_enter' },
  dbms: { '*': 'cannot_enter' },
  stop: { '*': 'R27a' },
  send: { '*': '-', report: 'R27c' },
  forgot: { '*': 'forgot' },
  shiftFault: { '*': 'R27d', foreign: 'R27d', shift: 'R27d' },
  ended: { '*': 'ended', accounting: 'ended', people: 'ended' },
};
