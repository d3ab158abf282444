// Holds answers of a REST API against its OpenAPI description: lines of {path, body} in, lines of complaints (arrays) out.
// Every documented field must be there, and no other. A line without a body holds the description's own examples against it.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import Ajv from 'ajv';

const api = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const day = '(Mon|Tue|Wed|Thu|Fri|Sat|Sun)';
const month = '(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';
const ajv = new Ajv({
  allErrors: true,
  strict: false,
  formats: {
    'date-time-rfc-2822': new RegExp(`^${day}, \\d{2} ${month} \\d{4} \\d{2}:\\d{2}:\\d{2} [+-]\\d{4}$`),
    uri: (text) => URL.canParse(text, 'https://api.twilio.com'),
    currency: /^[A-Za-z]{3}$/,
    'uri-map': true,
  },
});

// OpenAPI says "nullable" also of what has no type, which a JSON schema does not allow.
function tighten(schema) {
  if (schema === null || typeof schema !== 'object') return;
  if (schema.nullable && !schema.type) delete schema.nullable;
  if (schema.type === 'object' && schema.properties) {
    schema.required = Object.keys(schema.properties);
    schema.additionalProperties = false;
  }
  Object.values(schema).forEach(tighten);
}

const answerOf = (path) => api.paths[path].get.responses['200'].content['application/json'];
Object.values(api.paths).forEach((item) => Object.values(item.get?.responses?.['200']?.content ?? {}).forEach(({ schema }) => tighten(schema)));
tighten(api.components.schemas);
ajv.addSchema(api, 'api');

function complaints(path, body) {
  const pointer = ['paths', path, 'get', 'responses', '200', 'content', 'application/json', 'schema'].map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')));
  const holds = ajv.getSchema(`api#/${pointer.join('/')}`);
  return holds(body) ? [] : holds.errors.map((error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`);
}

for await (const line of createInterface({ input: process.stdin })) {
  const { path, body } = JSON.parse(line);
  const bodies = body ? [body] : Object.values(answerOf(path).examples).map((example) => example.value);
  console.log(JSON.stringify(bodies.flatMap((one) => complaints(path, one))));
}
