/** «Смена». */
export function ShiftPage() {
  return <p class="side-note">Читаем журнал…</p>;
}
