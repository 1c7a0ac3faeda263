/** The scenarios that come with the product, in the order in which a newcomer takes them. */
import type { Scenario } from '../scenario.ts';
import { askTheSecondLine, firstCall, notFound } from './calls.ts';
import { expired, laterTrap, lkFree, lkPaid, quota } from './clients.ts';
import { busyTwice, closedByPhone } from './phone.ts';
import { criticalSilent, storm } from './urgent.ts';

export const SCENARIOS: readonly Scenario[] = [
  firstCall,
  notFound,
  expired,
  quota,
  lkPaid,
  lkFree,
  laterTrap,
  busyTwice,
  closedByPhone,
  askTheSecondLine,
  criticalSilent,
  storm,
];
