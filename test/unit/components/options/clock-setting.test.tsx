// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { beforeEach, expect, test } from 'vitest';
import { FieldSetting } from '../../../../components/options/FieldsForm.tsx';
import type { Workshop } from '../../../../components/options/workshop.ts';
import { builtIn } from '../../../../lib/settings/defaults.ts';
import type { Settings } from '../../../../lib/settings/schema.ts';
import { overlay } from '../../../../lib/settings/tree.ts';

let draft: Settings;
let root: HTMLElement;

function show(): void {
  const workshop = {
    ...{ draft, builtIn, settings: builtIn, errors: {}, stored: {}, place: { section: 'sound', path: null } },
    origin: () => 'builtIn',
    locked: () => null,
    set: (path: string, value: unknown) => {
      const [group = '', name = ''] = path.split('.');
      draft = overlay(draft, { [group]: { [name]: value } }) as Settings;
      show();
    },
  } as unknown as Workshop;
  render(<FieldSetting field={{ kind: 'time', path: 'quiet.from', label: 'с' }} workshop={workshop} />, root);
}

const input = () => root.querySelector('input')!;

async function type(text: string): Promise<void> {
  for (let end = 1; end <= text.length; end++) {
    await act(() => {
      input().value = text.slice(0, end);
      input().dispatchEvent(new Event('input', { bubbles: true }));
    });
  }
}

beforeEach(() => {
  draft = builtIn;
  root = document.createElement('div');
  show();
});

test.each([
  ['9:05', '09:05'],
  ['2130', '21:30'],
  ['7', '07:00'],
])('«%s» is %s by 24 hours; it stays as typed until the field is left', async (typed, kept) => {
  expect(input().type).toBe('text');
  await type(typed);
  expect(input().value).toBe(typed);
  expect(draft.quiet.from).toBe(kept);
  await act(() => {
    input().dispatchEvent(new Event('blur'));
  });
  expect(input().value).toBe(kept);
});

test('what is no time is left for the saving to refuse', async () => {
  await type('25:00');
  expect(draft.quiet.from).toBe('25:00');
  expect(input().value).toBe('25:00');
});
