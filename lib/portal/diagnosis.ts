/** What was recognised on a page, how and how sure: the line that `probe` prints and the options page shows. */
import type { FieldName, FieldSnapshot, PageSnapshot } from '../regulation/snapshot.ts';

export interface Diagnosis {
  snapshot: PageSnapshot;
  /** Candidates below the writing threshold or ambiguous, with what spoke for them. */
  doubtful: Partial<Record<FieldName, Pick<FieldSnapshot, 'confidence' | 'selector' | 'reasons'>[]>>;
  /** Bindings of a lead that don't hold on this page any more; the fields were looked for instead. */
  broken: FieldName[];
}
