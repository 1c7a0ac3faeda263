/** Shows one made-up state of the panel: `?state=busy&theme=dark`. */
import { signal } from '@preact/signals';
import { render } from 'preact';
import css from '../../../components/ticket/panel.css?inline';
import { TicketPanel } from '../../../components/ticket/TicketPanel.tsx';
import { NowContext } from '../../../components/ui/now.ts';
import shared from '../../../components/ui/overlay.css?inline';
import type { PanelActions } from '../../../lib/overlay/panel-state.ts';
import { NOW, STATES } from './states.ts';

const query = new URLSearchParams(location.search);
const theme = query.get('theme') ?? 'light';
document.documentElement.style.background = theme === 'dark' ? '#14161b' : '#fff';
document.documentElement.style.color = theme === 'dark' ? '#ddd' : '#222';

const host = document.createElement('div');
document.documentElement.append(host);
const shadow = host.attachShadow({ mode: 'open' });
const style = document.createElement('style');
style.textContent = `:host{all:initial !important}${shared}${css}`;
const root = document.createElement('div');
root.className = 'ui overlay';
root.dataset.theme = theme;
shadow.append(style, root);

const actions = new Proxy({} as PanelActions, {
  get:
    (_, name) =>
    (...data: unknown[]) => {
      console.log(String(name), ...data);
      return [];
    },
});
render(
  <NowContext.Provider value={signal(NOW)}>
    <TicketPanel state={STATES[query.get('state') ?? 'calm']!} actions={actions} />
  </NowContext.Provider>,
  root,
);
