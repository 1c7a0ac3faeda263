/** Who the client is in the report, and what the regulation says of him (R06, R07, R09, R10, R22). */
import { useState } from 'preact/hooks';
import type { LookupState } from '../../lib/overlay/client-lookup.ts';
import type { PanelActions } from '../../lib/overlay/panel-state.ts';
import { checkedAt, type Finding, INSTRUCTIONS, type InstructionId } from '../../lib/regulation/client-check.ts';
import type { ClientRecord } from '../../lib/regulation/snapshot.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { Clause } from '../ui/Clause.tsx';
import { Field } from '../ui/Field.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Section } from '../ui/Section.tsx';

type Actions = Pick<PanelActions, 'onSearchClient' | 'onRetryClient' | 'onChooseClient'>;

interface Props extends Actions {
  lookup: LookupState;
  instructions: Readonly<Record<InstructionId, string>>;
}

export function ClientCard({ lookup, instructions, ...on }: Props) {
  const { query, check, loading, at } = lookup;
  const [asking, setAsking] = useState(false);
  return (
    <Section title="Клиент" name="client" aside={<Clause id="R06" />}>
      {loading && (
        <p class="quiet" role="status" data-name="client-loading">
          Ищем «{query}» в отчёте…
        </p>
      )}
      {check?.client && <Facts client={check.client} />}
      {check?.client && at !== null && (
        <p class="quiet" data-name="client-checked">
          {checkedAt(at)}
        </p>
      )}
      {check?.findings
        .filter(({ kind }) => kind !== 'ok')
        .map((finding) => (
          <FindingNotice
            key={finding.kind}
            finding={finding}
            link={finding.instruction === null ? null : instructions[finding.instruction]}
          />
        ))}
      {check && <Candidates clients={check.candidates} {...on} />}
      {query === '' || asking ? (
        <Ask query={query} onSearch={on.onSearchClient} />
      ) : (
        <div class="links">
          <Button kind="quiet" name="client-retry" disabled={loading} onPress={on.onRetryClient}>
            Проверить снова
          </Button>
          <Button kind="quiet" name="client-other" onPress={() => setAsking(true)}>
            Искать другого…
          </Button>
        </div>
      )}
    </Section>
  );
}

function Ask({ query, onSearch }: { query: string; onSearch: Actions['onSearchClient'] }) {
  const [value, setValue] = useState('');
  const line = value.trim();
  const send = () => line !== '' && onSearch(line);
  return (
    <div class="ask">
      <Field
        label="Договор, логин, ИНН или организация"
        value={value}
        placeholder={query}
        autofocus={query !== ''}
        onValue={setValue}
        onEnter={send}
      />
      <Button name="client-search" disabled={line === ''} onPress={send}>
        Найти
      </Button>
    </div>
  );
}

function Facts({ client }: { client: ClientRecord }) {
  const { organisation, contract, login, validUntil, quotaUsedPercent, paid } = client;
  const facts = [
    contract && `договор ${contract}`,
    login && `логин ${login}`,
    validUntil && `до ${validUntil.split('-').reverse().join('.')}`,
    quotaUsedPercent !== null && `квота ${String(Math.round(quotaUsedPercent)).replace('.', ',')} %`,
  ].filter((fact) => fact);
  return (
    <div class="client" data-name="client-facts">
      {organisation && (
        <span class="client-name" title={organisation}>
          {organisation}
        </span>
      )}
      <Badge tone={paid === true ? 'ok' : paid === false ? 'plain' : 'warn'}>
        {paid === null ? 'оплата не известна' : paid ? 'платный' : 'бесплатный'}
      </Badge>
      <span class="quiet">{facts.join(' · ')}</span>
    </div>
  );
}

function FindingNotice({
  finding: { kind, level, text, clause, instruction },
  link,
}: {
  finding: Finding;
  link: string | null;
}) {
  return (
    <Notice tone={level === 'stop' ? 'bad' : 'warn'} icon="alert" role="status" name={`client-${kind}`}>
      <p>
        {text} <Clause id={clause} />
      </p>
      {instruction !== null &&
        (link ? (
          <p>
            <a href={link} target="_blank" rel="noreferrer">
              Инструкция «{INSTRUCTIONS[instruction]}»
            </a>
          </p>
        ) : (
          <p class="quiet">Ссылку на инструкцию ведущий задаёт в настройках.</p>
        ))}
    </Notice>
  );
}

const MOST_SHOWN = 8;

function Candidates({ clients, onChooseClient }: { clients: readonly ClientRecord[] } & Actions) {
  if (clients.length === 0) return null;
  return (
    <>
      <ul class="candidates">
        {clients.slice(0, MOST_SHOWN).map((client) => {
          const name = [client.contract, client.login, client.organisation].filter((part) => part).join(' · ');
          return (
            <li key={name}>
              <Button name="client-choose" onPress={() => onChooseClient(client)}>
                {name}
              </Button>
            </li>
          );
        })}
      </ul>
      {clients.length > MOST_SHOWN && <p class="quiet">И ещё {clients.length - MOST_SHOWN}: уточните запрос.</p>}
    </>
  );
}
