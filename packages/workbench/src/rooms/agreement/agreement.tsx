export function AgreementRoom() {
  return <h1>Agreement</h1>;
}
