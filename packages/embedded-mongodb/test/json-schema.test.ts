import { Decimal128, Int32, Long } from 'bson';
import type { Document } from 'mongodb';
import { type Harness, refusal, startHarness } from './harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.close());

/** Which values of a field `v` satisfy a schema. */
async function satisfying(schema: Document, values: unknown[]): Promise<unknown[]> {
  const docs = harness.db.collection<{ _id: number; v?: unknown }>('schemas');
  await docs.deleteMany({});
  await docs.insertMany(values.map((v, _id) => ({ _id, v })));
  const found = await docs.find({ $jsonSchema: { properties: { v: schema } } }, { sort: { _id: 1 } }).toArray();
  return found.map(({ _id }) => values[_id]);
}

it.each<[Document, unknown[], unknown[]]>([
  [{ bsonType: 'int' }, [new Int32(1), Long.fromNumber(5_000_000_000), 1.5, 'a'], [new Int32(1)]],
  [{ bsonType: ['string', 'null'] }, ['a', null, 1], ['a', null]],
  [{ type: 'number' }, [1, 2.5, Decimal128.fromString('1'), '1'], [1, 2.5, Decimal128.fromString('1')]],
  [{ type: 'boolean' }, [true, 1], [true]],
  [{ minimum: 3 }, [2, 3, 4, 'text'], [3, 4, 'text']],
  [{ minimum: 3, exclusiveMinimum: true, maximum: 5 }, [3, 4, 5, 6], [4, 5]],
  [{ multipleOf: 0.1 }, [0.3, 0.35, 'a'], [0.3, 'a']],
  [{ minLength: 2, maxLength: 3 }, ['é', 'été', '👍👍', 'long', 7], ['été', '👍👍', 7]],
  [{ pattern: '^a.c$' }, ['abc', 'xabc', 1], ['abc', 1]],
  [{ enum: [1, 'a', { x: 1, y: 2 }] }, [1, 2, 'a', { y: 2, x: 1 }], [1, 'a', { y: 2, x: 1 }]],
  [{ items: { type: 'number' } }, [[1, 2], [1, 'a'], [], 'a'], [[1, 2], [], 'a']],
  [{ items: [{ type: 'number' }], additionalItems: false }, [[1], [1, 2], ['a'], []], [[1], []]],
  [{ minItems: 1, maxItems: 2, uniqueItems: true }, [[], [1], [1, 1], [1, 2, 3]], [[1]]],
  [{ required: ['a'], properties: { a: { type: 'string' } } }, [{ a: 'x' }, { a: 1 }, {}, 1], [{ a: 'x' }, 1]],
  [
    { properties: { a: {} }, patternProperties: { '^b': {} }, additionalProperties: false },
    [{ a: 1, b1: 1 }, { c: 1 }],
    [{ a: 1, b1: 1 }],
  ],
  [{ additionalProperties: { type: 'number' } }, [{ a: 1 }, { a: 'x' }], [{ a: 1 }]],
  [{ dependencies: { a: ['b'] } }, [{ a: 1 }, { a: 1, b: 1 }, { c: 1 }], [{ a: 1, b: 1 }, { c: 1 }]],
  [{ minProperties: 1, maxProperties: 1 }, [{}, { a: 1 }, { a: 1, b: 1 }], [{ a: 1 }]],
  [{ anyOf: [{ type: 'string' }, { minimum: 5 }] }, ['a', 4, 5], ['a', 5]],
  [{ oneOf: [{ multipleOf: 2 }, { multipleOf: 3 }] }, [2, 3, 6, 7], [2, 3]],
  [{ allOf: [{ minimum: 2 }, { maximum: 3 }], not: { enum: [3] } }, [1, 2, 3, 4], [2]],
])('a field satisfies %j as JSON Schema draft 4 says', async (schema, values, expected) => {
  expect(await satisfying(schema, values)).toEqual(expected);
});

it('guards a collection as its validator', async () => {
  const validator = {
    $jsonSchema: { bsonType: 'object', required: ['name'], properties: { name: { bsonType: 'string', minLength: 1 } } },
  };
  const docs = await harness.db.createCollection<Document>('guarded', { validator });
  await docs.insertOne({ name: 'a' });
  expect(await refusal(docs.insertOne({ name: '' }))).toMatchObject({ code: 121 });
  expect(await refusal(docs.updateOne({}, { $unset: { name: 1 } }))).toMatchObject({ code: 121 });
});

it('refuses the schemas that MongoDB refuses', async () => {
  const code = async (schema: Document) =>
    (await refusal(harness.db.collection('c').findOne({ $jsonSchema: schema }))).code;
  expect(await code({ $ref: '#/x' })).toBe(9);
  expect(await code({ format: 'email' })).toBe(9);
  expect(await code({ frobnicate: 1 })).toBe(9);
  expect(await code({ type: 'integer' })).toBe(9);
  expect(await code({ type: 'string', bsonType: 'string' })).toBe(9);
  expect(await code({ exclusiveMinimum: true })).toBe(9);
  expect(await code({ required: [] })).toBe(9);
  expect(await code({ required: 'a' })).toBe(14);
  expect(await code({ minimum: 'a' })).toBe(14);
});
