import { groupLines, type LineGroup, type MinutesLine } from '../line-groups.ts';

/** Headings, paragraphs, lists and tables of a part of the minutes. */
export function MinutesLines({ lines }: { lines: readonly MinutesLine[] }) {
  return groupLines(lines).map((group, index) => <Group key={index} group={group} />);
}

function Group({ group }: { group: LineGroup }) {
  if (group.kind === 'heading') return group.level <= 2 ? <h3>{group.text}</h3> : <h4>{group.text}</h4>;
  if (group.kind === 'paragraph') return <p>{group.text}</p>;
  if (group.kind === 'list') {
    return (
      <ul>
        {group.items.map((item, index) => (
          <li key={index}>{item}</li>
        ))}
      </ul>
    );
  }
  return (
    <table>
      <tbody>
        {group.rows.map((cells, row) => (
          <tr key={row}>
            {cells.map((cell, column) => (
              <td key={column}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
