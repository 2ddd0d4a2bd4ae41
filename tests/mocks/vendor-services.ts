/**
 * The four services of the vendor's storage API, in memory. Words and field names are spelled out here as in the
 * contract, not imported from the product, so that a slip there fails a test.
 */
type Text = Record<string, string>;
type Documents = { front: string; back?: string };

export type VendorCustomer = {
  id: number;
  status: string;
  reference?: string;
  /** Everything in `target` except images and status, under the wire names. */
  attributes: Text;
  documents: Documents;
};

export type VendorReply = { httpStatus: number; body: unknown };

export type VendorRequestBody = {
  user?: unknown;
  pass?: unknown;
  service?: unknown;
  reference?: string;
  target?: { email?: string; status?: string; documents?: Partial<Documents> } & Record<string, unknown>;
};

const ATTRIBUTE_NAMES = ['fn', 'ln', 'addr', 'city', 'state', 'zip', 'phone', 'dob'];
const FIRST_ID = 727657;

const refuse = (httpStatus: number, message: string): VendorReply => ({
  httpStatus,
  body: { result: 'Error', message },
});

const emailKey = (email: string) => email.trim().toLowerCase();

function succeed(customer: VendorCustomer, extra: object = {}, targetExtra: object = {}): VendorReply {
  const { status, reference, attributes } = customer;
  const body = { result: 'Success', reference, status, ...extra, target: { ...attributes, ...targetExtra } };
  return { httpStatus: 200, body };
}

function pickAttributes(target: Record<string, unknown>): Text {
  const isSent = (name: string) => typeof target[name] === 'string';
  return Object.fromEntries(ATTRIBUTE_NAMES.filter(isSent).map((name) => [name, String(target[name])]));
}

/** Creates the services over one set of customers, looked up by lowercase email. */
export function createVendorServices(credentials: { user: string; pass: string }) {
  const customers = new Map<string, VendorCustomer>();
  const decisions: string[] = [];

  function createOrUpdate(email: string, { reference, target = {} }: VendorRequestBody): VendorReply {
    const front = target.documents?.front;
    if (!front) return refuse(400, 'Missing a required input');
    const existing = customers.get(emailKey(email));
    const customer: VendorCustomer = {
      id: existing?.id ?? FIRST_ID + customers.size,
      status: decisions.shift() ?? 'PENDING',
      reference: reference ?? existing?.reference,
      attributes: { email: emailKey(email), ...existing?.attributes, ...pickAttributes(target) },
      documents: { front, back: target.documents?.back },
    };
    customers.set(emailKey(email), customer);
    return succeed(customer, {
      type: existing === undefined ? 'createCustomer' : 'updateCustomer',
      customer_link: `https://register.veratad.com/admin/customers.php?a=edit&id=${customer.id}`,
    });
  }

  function answer(body: VendorRequestBody): VendorReply {
    if (!body.user || !body.pass || !body.service) return refuse(400, 'Missing a required input');
    if (body.user !== credentials.user || body.pass !== credentials.pass) {
      return refuse(401, 'Either your username or password is incorrect');
    }
    const email = body.target?.email;
    if (!email) return refuse(400, 'Missing a required input');
    if (!/^\S+@\S+\.\S+$/.test(email.trim())) return refuse(400, 'The email address is invalid');
    if (body.service === 'createOrUpdateCustomer') return createOrUpdate(email, body);
    const customer = customers.get(emailKey(email));
    if (customer === undefined) return refuse(404, 'The email address was not found');
    if (body.service === 'getStatus') return succeed(customer);
    if (body.service === 'getDocumentImages') return succeed(customer, {}, { documents: customer.documents });
    if (body.service !== 'updateStatus') return refuse(400, 'Unknown service');
    if (!body.target?.status) return refuse(400, 'Missing a required input');
    customer.status = body.target.status;
    return { httpStatus: 200, body: updateStatusBody(customer) };
  }

  /** The next create or update returns this status immediately; PENDING is the default. */
  const decideNext = (status: 'PASS' | 'PENDING' | 'FAIL') => {
    decisions.push(status);
  };

  return { customers, answer, decideNext };
}

const updateStatusBody = ({ reference, status, attributes }: VendorCustomer) => ({
  result: 'Success',
  reference,
  target: { ...attributes, status },
});
