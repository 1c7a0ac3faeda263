/** The page of the kit that tells an administrator what to do. */
import { linuxPlaces, type Rollout } from './policy-files.ts';

/** `packed`: the kit holds a package that is signed with the company's own key. */
export function rolloutPage({ version, extensionId, geckoId, site }: Rollout, packed: boolean): string {
  const rows = linuxPlaces().map(
    ([file, place]) => `<tr><td><code>linux/${file}</code></td><td><code>${place}</code></td></tr>`,
  );
  return `<!doctype html>
<html lang="ru">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Дежурный ${version}: установка на компьютеры операторов</title>
<style>
:root { color-scheme: light dark }
body { max-width: 50rem; margin: 2rem auto; padding: 0 1rem; font: 16px/1.5 system-ui, sans-serif }
code, pre { font-size: .9em; overflow-wrap: anywhere }
pre { padding: .7rem 1rem; border: 1px solid #8886; border-radius: 6px; overflow-x: auto }
table { border-collapse: collapse }
td, th { padding: .3rem .8rem .3rem 0; text-align: left; vertical-align: top; border-top: 1px solid #8886 }
.note { padding: .7rem 1rem; border-left: 4px solid #c60 }
</style>
</head>
<body>
<h1>Дежурный ${version}: установка</h1>
<p>Расширение ставится политиками: операторам делать ничего не нужно. В комплекте уже записаны:</p>
<table>
<tr><th scope="row">где лежат файлы</th><td><code>${site}/</code></td></tr>
<tr><th scope="row">id для Chrome, Chromium, Edge, Яндекс Браузера</th><td><code>${extensionId}</code></td></tr>
<tr><th scope="row">id для Firefox</th><td><code>${geckoId}</code></td></tr>
</table>
${packed ? '' : NO_KEY}
<h2>1. Разместить файлы</h2>
<p>Положите на внутренний веб-сервер, по адресу <code>${site}/</code>:</p>
<ul>
<li><code>site/update.xml</code> и <code>site/dezhurny-${version}.crx</code> — для Chrome, Chromium, Edge и Яндекс Браузера;</li>
<li><code>site/dezhurny-${version}.xpi</code> — для Firefox;</li>
<li><code>team.json</code> — документ команды: его выпускает ведущий («Параметры» расширения → «Документ команды» → «Выпустить версию»).</li>
</ul>
<p>Для <code>team.json</code> сервер должен отдавать заголовок <code>Access-Control-Allow-Origin: *</code>: тогда файл читается без вопросов
оператору. Без него каждый оператор один раз нажмёт «Разрешить читать этот адрес» в настройках.</p>

<h2>2. Применить политики</h2>
<h3>Windows</h3>
<p>Файлы <code>windows/*.reg</code>: Chrome, Chromium, Edge, Яндекс Браузер. Запустите от администратора или разнесите групповой политикой
(«Настройка компьютера → Настройка → Конфигурация Windows → Реестр»). Chrome и Edge ставят расширения не из магазина только на
компьютерах в домене (AD, Azure AD) или с облачным управлением браузером; вне домена разместите расширение в магазине закрытой записью
и поставьте в политику её id и адрес магазина.</p>
<h3>Linux</h3>
<table>
<tr><th>файл</th><th>положить как</th></tr>
${rows.join('\n')}
</table>
<h3>macOS</h3>
<p>Профили <code>macos/*.mobileconfig</code> загрузите в вашу систему управления (MDM). Правила для магазина те же, что в Windows.</p>
<h3>Firefox</h3>
<p><code>firefox/policies.json</code> положите в папку <code>distribution</code> рядом с программой (Windows: <code>C:\\Program Files\\Mozilla
Firefox\\distribution</code>) или в <code>/etc/firefox/policies/</code> (Linux); для macOS есть профиль. Пакет должен быть подписан Mozilla
(addons.mozilla.org, «On your own», или <code>web-ext sign --channel unlisted</code>): замените им <code>.xpi</code> из комплекта. Firefox ESR
берёт и неподписанный: тогда возьмите <code>firefox/policies-esr-unsigned.json</code>. Политики читаются при запуске.</p>
<p class="note">Если файл политик у вас уже есть, перенесите в него разделы отсюда, а не заменяйте его.</p>

<h2>3. Проверить</h2>
<ol>
<li><code>chrome://policy</code> (<code>edge://policy</code>, <code>browser://policy</code>) или <code>about:policies</code>: политики видны, ошибок нет.</li>
<li>Расширение появилось само и открыло «Проверку перед работой»: портал найден, уведомление видно, звук слышен, телефон задан.</li>
<li>«Параметры» → «Документ команды»: адрес «задан администратором», версия действует.</li>
</ol>

<h2>Что можно задать политикой</h2>
<table>
<tr><th>ключ</th><th>что значит</th></tr>
<tr><td><code>teamConfigUrl</code></td><td>адрес документа команды; читается каждые 6 часов. По <code>http://</code> — только так, политикой</td></tr>
<tr><td><code>teamConfigJson</code></td><td>сам документ команды одной строкой; действует поверх файла по адресу</td></tr>
<tr><td><code>locked</code></td><td>что нельзя менять на компьютере: начала путей, например <code>["clocks", "polling.seconds"]</code></td></tr>
<tr><td><code>retentionDays</code></td><td>сколько дней хранить журнал, от 1 до 90</td></tr>
<tr><td><code>portals</code></td><td>другие адреса портала, например <code>["https://portal.firma.ru"]</code>; оператор один раз нажмёт «Разрешить»</td></tr>
</table>
<p>В реестре Windows списки записываются строкой JSON, как в готовом файле. Порядок: встроенное, заданное на компьютере, документ команды, политика.
Личное (звук, свёрнутая панель) остаётся за оператором, пока не названо в <code>locked</code>.</p>

<h2>Обновление</h2>
<p>Соберите комплект новой версии тем же ключом и адресом, замените файлы на сервере. Браузеры обновят расширение за несколько часов.
В Firefox новая версия ставится, когда в политике меняется <code>install_url</code>.</p>

<h2>Свой ключ и свой адрес</h2>
<p>id расширения в Chrome следует из ключа, которым подписан пакет. Закрытой половины ключа, указанного в исходниках, нет ни у кого,
поэтому компании нужен свой. В папке исходников (нужен Node, <code>npm ci</code>):</p>
<pre>npm run zip -- --key dezhurny.pem --site https://files.firma.ru/dezhurny</pre>
<p>Если файла ключа нет, он будет создан. Храните его: с другим ключом это будет другое расширение, и настройки операторов останутся в
прежнем. Комплект, пакет и политики с вашим id появятся в <code>.output</code>. Ещё можно задать <code>--team АДРЕС</code> (документ команды
в другом месте) и <code>--portal АДРЕС</code> (другой адрес портала, можно несколько раз). Пакет делает и сам Chrome
(<code>chrome://extensions</code> → «Упаковать расширение»), id он покажет после установки; id готового ключа печатает та же команда.</p>
</body>
</html>
`;
}

const NO_KEY = `<p class="note">Этот комплект собран без вашего ключа: пакета <code>.crx</code> в нём нет, а id взят из исходников и годится только для
проверки. Сначала соберите комплект со своим ключом: раздел «Свой ключ и свой адрес» ниже.</p>`;
