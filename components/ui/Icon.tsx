/** Line icons on a 16-pixel grid. They stand beside words and are hidden from screen readers. */

const PATHS = {
  alert: 'M8 2.2 14.4 13.3H1.6ZM8 6.4v3.2M8 11.5v.1',
  back: 'M6.3 3.3 2.6 7l3.7 3.7M2.9 7h6.4a4 4 0 0 1 0 6.6H7',
  check: 'm3 8.6 3.2 3.1L13 4.6',
  checkTwice: 'm1.6 8.7 2.8 2.8 6-6.6M7.8 10.9l.7.6 6-6.6',
  chevron: 'm6 3.6 4.4 4.4L6 12.4',
  clock: 'M8 14.2A6.2 6.2 0 1 0 8 1.8a6.2 6.2 0 0 0 0 12.4ZM8 4.6V8l2.3 1.6',
  copy: 'M5.8 5.8h7.6v7.6H5.8ZM3.4 10.2H2.6V2.6h7.6v.8',
  cross: 'm4 4 8 8m0-8-8 8',
  dash: 'M4 8h8',
  down: 'M8 3v9.6M3.8 8.6 8 12.8l4.2-4.2',
  eyeOff:
    'M2.2 2.2l11.6 11.6M6.5 3.9A6.6 6.6 0 0 1 8 3.7c3.6 0 5.6 2.7 6.3 4.3a8.4 8.4 0 0 1-1.7 2.4M10.6 11.7A6.4 6.4 0 0 1 8 12.3C4.4 12.3 2.4 9.6 1.7 8a8.5 8.5 0 0 1 2.3-3',
  fill: 'M9.6 3.4 12.6 6.4 5.6 13.4H2.6V10.4ZM8.2 4.8l3 3',
  fire: 'M8 14.2c2.7 0 4.4-1.8 4.4-4.2 0-3.5-3.2-4.4-2.9-8.2C6.7 2.9 6.2 5.4 6.4 7.2 5.5 6.8 5.2 5.9 5.2 5.2 4 6.5 3.6 8 3.6 10c0 2.4 1.7 4.2 4.4 4.2Z',
  info: 'M8 14.2A6.2 6.2 0 1 0 8 1.8a6.2 6.2 0 0 0 0 12.4ZM8 7.4v3.6M8 5v.1',
  missing: 'M8 14.2A6.2 6.2 0 1 0 8 1.8a6.2 6.2 0 0 0 0 12.4ZM8 4.8v4M8 11v.1',
  more: 'M3.5 8h.1M8 8h.1M12.5 8h.1',
  panel: 'M2 3h12v10H2ZM10 3v10',
  person: 'M8 7.6a2.6 2.6 0 1 0 0-5.2 2.6 2.6 0 0 0 0 5.2ZM2.8 13.6c.3-2.6 2.4-4 5.2-4s4.9 1.4 5.2 4',
  phone:
    'M3.3 2.4h2.5l1.1 3-1.5 1.1a8.5 8.5 0 0 0 4.1 4.1l1.1-1.5 3 1.1v2.5c0 .5-.5.9-1 .9C7.4 13.4 2.6 8.6 2.4 3.4c0-.5.4-1 .9-1Z',
  sound: 'M2.4 6h2.4L8 3.2v9.6L4.8 10H2.4ZM10.4 5.8a3 3 0 0 1 0 4.4M12.2 4a5.6 5.6 0 0 1 0 8',
  soundOff: 'M2.4 6h2.4L8 3.2v9.6L4.8 10H2.4ZM10.6 6.4l3.2 3.2M13.8 6.4l-3.2 3.2',
  send: 'M2.4 8h9.2M8 4.2 11.8 8 8 11.8',
  talk: 'M2.2 3h11.6v8H7.4L4.6 13.4V11H2.2Z',
  up: 'M8 13V3.4M3.8 7.4 8 3.2l4.2 4.2',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
