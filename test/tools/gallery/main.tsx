/** Shows one made-up state of a surface: `?state=panel/busy&theme=dark`. Without a state, the list of them. */
import { render } from 'preact';
import { NAMES, showState } from './surfaces.tsx';

const query = new URLSearchParams(location.search);
document.body.dataset.states = NAMES.join(' ');
if (!showState(query.get('state') ?? '', query.get('theme') === 'dark' ? 'dark' : 'light')) {
  render(
    <ul>
      {NAMES.map((name) => (
        <li key={name}>
          <a href={`?state=${name}`}>{name}</a> <a href={`?state=${name}&theme=dark`}>dark</a>
        </li>
      ))}
    </ul>,
    document.body,
  );
}
