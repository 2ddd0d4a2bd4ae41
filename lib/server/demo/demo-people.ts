import type { FieldWith } from '../../shared/customer/fields';

/** An invented person, with the details on their drawn ID. Dates are YYYYMMDD. */
export type DemoPerson = Record<FieldWith<{ place: 'attribute' }>, string> & {
  /** What their ID is labeled as; a passport has no back. */
  document: 'DRIVER LICENSE' | 'IDENTITY CARD' | 'PASSPORT';
  documentNumber: string;
  expires: string;
};

type Row = [
  name: string,
  street: string,
  place: string,
  phone: string,
  birth: string,
  document: DemoPerson['document'],
  documentNumber: string,
  expires: string,
];

const ROWS: Row[] = [
  [
    'Ada Brooks',
    '12 Main St',
    'Stratford CT 06614',
    '2015550101',
    '19840317',
    'DRIVER LICENSE',
    'D000-0101',
    '20290317',
  ],
  [
    'Diego Castillo',
    '480 Oak Ave',
    'Austin TX 78701',
    '2015550102',
    '19911102',
    'DRIVER LICENSE',
    'D000-0102',
    '20281102',
  ],
  ['Chloé Dubois', '7 Park Rd', 'Portland OR 97201', '2015550103', '19780625', 'PASSPORT', 'X0000103', '20310624'],
  ['Femi Garcia', '2210 Lake Dr', 'Miami FL 33101', '2015550104', '20010909', 'IDENTITY CARD', 'I000-0104', '20300909'],
  [
    'Grace Haas',
    '35 Hill Ln',
    'Stratford CT 06614',
    '2015550105',
    '19690130',
    'DRIVER LICENSE',
    'D000-0105',
    '20270130',
  ],
  ['Hiro Ito', '918 Second St', 'Portland OR 97201', '2015550106', '19950812', 'PASSPORT', 'X0000106', '20320811'],
  ['Ines Jones', '64 Elm Ct', 'Austin TX 78701', '2015550107', '19880204', 'DRIVER LICENSE', 'D000-0107', '20290204'],
  [
    "Kofi O'Farrell",
    '1501 Main St',
    'Miami FL 33101',
    '2015550108',
    '19730519',
    'IDENTITY CARD',
    'I000-0108',
    '20280519',
  ],
  ['Łucja Eriksen', '29 Oak Ave', 'Stratford CT 06614', '2015550109', '19991221', 'PASSPORT', 'X0000109', '20331220'],
  ['Ben Adams', '303 Park Rd', 'Austin TX 78701', '2015550110', '19820728', 'DRIVER LICENSE', 'D000-0110', '20230728'],
  ['Edda Haas', '77 Lake Dr', 'Portland OR 97201', '2015550111', '19600416', 'DRIVER LICENSE', 'D000-0111', '20280416'],
  ['José Ito', '5 Second St', 'Miami FL 33101', '2015550112', '19931006', 'IDENTITY CARD', 'I000-0112', '20291006'],
];

/**
 * Everyone whose ID was drawn (npm run fixtures:demo). Phone numbers and addresses are reserved for fiction or made up.
 */
export const DEMO_PEOPLE: readonly DemoPerson[] = ROWS.map(
  ([name, streetAddress, place, phoneNumber, dateOfBirth, document, documentNumber, expires]) => {
    const [firstName = '', lastName = ''] = name.split(' ');
    const [city = '', state = '', zipCode = ''] = place.split(' ');
    const address = { streetAddress, city, state, zipCode };
    return { firstName, lastName, dateOfBirth, ...address, phoneNumber, document, documentNumber, expires };
  },
);

/** The file name of a drawn ID in its folder. @param index in DEMO_PEOPLE */
export const demoFrontName = (index: number): string => `front-${String(index + 1).padStart(2, '0')}.jpg`;

/** The one back shared by every drawn card. */
export const DEMO_BACK_NAME = 'back.jpg';

/** The folder of the drawn IDs, relative to the project folder. */
export const DEMO_IDS_FOLDER = 'lib/server/demo/ids';
