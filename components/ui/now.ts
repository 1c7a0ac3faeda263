/** The present moment for everything that counts down: one signal, one tick for all of it. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** Corrected moment, ms; given by whoever mounts the components. */
export const NowContext = createContext<ReadonlySignal<number>>(signal(0));

/** Reading `.value` in a component renders it anew at each tick, and it alone. */
export const useNow = (): ReadonlySignal<number> => useContext(NowContext);
