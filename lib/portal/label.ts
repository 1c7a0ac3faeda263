/** A text that may be a control's label, and where on the page it stood. */
export type LabelSource =
  | 'for'
  | 'wrapping'
  | 'labelledby'
  | 'aria-label'
  | 'cell left'
  | 'cell right'
  | 'cell above'
  | 'row above'
  | 'dt'
  | 'before'
  | 'after'
  | 'beside'
  | 'component'
  | 'self'
  | 'legend'
  | 'heading'
  | 'tab'
  | 'placeholder'
  | 'title';

export interface Label {
  text: string;
  source: LabelSource;
  /** The element that bears the text, where it is one that stands on the page. */
  node?: Element;
}

/** Takes a text that may be a label; what can't be one it drops. */
export type AddLabel = (text: string | null | undefined, source: LabelSource, node?: Element) => void;
