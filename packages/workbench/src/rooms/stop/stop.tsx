export function StopRoom() {
  return <h1>Who can stop it</h1>;
}
