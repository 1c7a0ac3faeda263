/** On demand: what a list and the client report get. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { handOver } from '../../lib/overlay/parts.ts';
import { mountList } from './list.tsx';
import { mountReport } from './report.tsx';

export default defineUnlistedScript(() => handOver('list-page', { mountList, mountReport }));
