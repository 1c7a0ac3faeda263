import { defineBackground } from 'wxt/utils/define-background';
import { handlers } from '../lib/duty/handlers.ts';
import { receive } from '../lib/duty/receive.ts';

export default defineBackground({
  type: 'module',
  main() {
    receive(handlers);
  },
});
