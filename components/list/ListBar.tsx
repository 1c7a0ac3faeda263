/** The bar on the list's page: how many tickets burn, and the key that brings them to the top. */
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';

interface Props {
  /** The rows have been judged; until then the bar only keeps its place, so that nothing in it moves when the numbers come. */
  ready: boolean;
  late: number;
  soon: number;
  /** The most urgent rows stand first. */
  sorted: boolean;
  onSort(sorted: boolean): void;
  onNewCall(): void;
}

export function ListBar({ ready, late, soon, sorted, onSort, onNewCall }: Props) {
  return (
    <div class="list-bar" data-ready={ready}>
      <span class="list-count" data-tone={late > 0 ? 'late' : 'none'}>
        <Icon name="fire" size={14} /> горит: <span class="list-number">{late}</span>
      </span>
      <span class="list-count" data-tone={soon > 0 ? 'soon' : 'none'}>
        <Icon name="clock" size={14} /> скоро: <span class="list-number">{soon}</span>
      </span>
      <Button icon="phone" name="new-call" label="Новый звонок (Alt+Shift+N)" onPress={onNewCall}>
        Звонок
      </Button>
      <Button
        icon="up"
        name="urgent-first"
        pressed={sorted}
        label="Срочные сверху (Alt+Shift+U)"
        onPress={() => onSort(!sorted)}
      >
        <span class="list-wide">Срочные сверху</span>
      </Button>
    </div>
  );
}
