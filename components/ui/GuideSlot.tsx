/** Where guidance, a script of its own, puts its line; empty while it is off. */
export function GuideSlot() {
  return <div class="guide-slot" />;
}
