import { Kbd, Modal, Table } from '@mantine/core';
import { fr } from '../../../i18n/fr.ts';

const keys = fr.shell.keys;
const shortcuts: { does: string; press: string[][] }[] = [
  { does: keys.palette, press: [['Ctrl', 'K']] },
  { does: keys.desk, press: [['g'], ['b']] },
  { does: keys.minutes, press: [['g'], ['c']] },
  { does: keys.council, press: [['g'], ['r']] },
  { does: keys.projection, press: [['g'], ['p']] },
  { does: keys.help, press: [['?']] },
];

/** What `?` shows. */
export function Shortcuts({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title={fr.shell.shortcuts}>
      <Table>
        <Table.Tbody>
          {shortcuts.map(({ does, press }) => (
            <Table.Tr key={does}>
              <Table.Td>{does}</Table.Td>
              <Table.Td ta="right">
                {press.map((chord, index) => (
                  <span key={chord.join()}>
                    {index > 0 && ` ${keys.then} `}
                    {chord.map((key, place) => (
                      <span key={key}>
                        {place > 0 && ' + '}
                        <Kbd>{key}</Kbd>
                      </span>
                    ))}
                  </span>
                ))}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
