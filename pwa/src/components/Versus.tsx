/** Two values for the same, side by side, with whose they are above them. */
export function Versus(props: {
  theirs: string;
  mine: string;
  rows: { name: string; theirs: string; mine: string }[];
}) {
  return (
    <table class="versus">
      <thead>
        <tr>
          <th scope="col">{props.theirs}</th>
          <th scope="col">{props.mine}</th>
        </tr>
      </thead>
      {props.rows.map(({ name, theirs, mine }) => (
        <tbody key={name}>
          <tr>
            <th scope="rowgroup" colSpan={2}>
              {name}
            </th>
          </tr>
          <tr>
            <td>{theirs}</td>
            <td>{mine}</td>
          </tr>
        </tbody>
      ))}
    </table>
  );
}
