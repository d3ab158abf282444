// Requests signed by Twilio's own library: every kind of address, spelling, body and token, valid or not; a line each.
import { createHash } from 'node:crypto';
import { parse } from 'node:querystring';
import twilio from 'twilio';

const publicUrls = [
  'https://calls.regal.example',
  'https://calls.regal.example:8443',
  'http://calls.regal.example',
  'http://calls.regal.example:8080',
  'https://calls.regal.example/coach', // a proxy takes the prefix away
  'https://[2001:db8::7]:8443',
];
const tokens = { present: 'present-token', previous: 'previous-token', foreign: 'foreign-token' };
const form = 'CallSid=CA01&CallStatus=completed&From=%2B48220000001&To=%2B48601200001&Digits=1+2';
const json = '{"CallSid": "CA01", "CallStatus": "completed"}\n';
const bodies = [
  { kind: 'form', body: form },
  { kind: 'form', body: `${form}&Tag=b&Tag=a&Tag=b&tag=c` },
  { kind: 'form', body: `${form}&${encodeURIComponent('Żółć їґ')}=${encodeURIComponent('ł & = + % 😀')}&Empty=&Bare` },
  { kind: 'form', body: '' },
  { kind: 'json', body: json },
  { kind: 'json', body: '[1, "ł"]' },
  { kind: 'socket', body: '' },
];

const standard = (url) => (url.startsWith('https') || url.startsWith('wss') ? 443 : 80);
const authority = /^(\w+:\/\/(?:\[[^\]]*\]|[^/:?]+))(:\d+)?/;
const spellings = {
  configured: (url) => url,
  'with a port': (url) => url.replace(authority, (_, host, port) => host + (port ?? `:${standard(url)}`)),
  'without a port': (url) => url.replace(authority, '$1'),
};
const otherAddresses = {
  'another port': (url) => url.replace(authority, '$1:9999'),
  'another host': (url) => url.replace('calls.regal.example', 'evil.example').replace('2001:db8::7', '2001:db8::8'),
  'another scheme': (url) => (/^(https|wss)/.test(url) ? url.replace('s://', '://') : url.replace('://', 's://')),
  'another path': (url) => url.replace('/webhooks', '/Webhooks'),
  'more query': (url) => `${url}${url.includes('?') ? '&' : '?'}more=1`,
};

const hash = (body) => createHash('sha256').update(body, 'utf8').digest('hex');
const targetOf = ({ kind, body }) =>
  kind === 'json' ? `/webhooks/twilio/status?team=1&bodySHA256=${hash(body)}` : kind === 'form' ? "/webhooks/twilio/status?team=it's" : '/webhooks/twilio/media';

function print(url, { kind, body }, token, spelling, valid, received = body) {
  const target = targetOf({ kind, body });
  const called = (kind === 'socket' ? url.replace('http', 'ws') : url) + target;
  const params = kind === 'form' ? parse(body) : {};
  const signature = twilio.getExpectedTwilioSignature(tokens[token], spelling(called), params);
  console.log(JSON.stringify({ url: url + target, kind, body: received, signature, valid }));
}

for (const url of publicUrls) {
  for (const body of bodies) {
    for (const token of ['present', 'previous']) {
      const several = Object.values(spellings).map((spell) => spell(url));
      Object.values(spellings)
        .filter((spell, i) => several.indexOf(spell(url)) === i)
        .forEach((spell) => print(url, body, token, spell, true));
    }
    print(url, body, 'foreign', spellings.configured, false);
    if (bodies.find(({ kind }) => kind === body.kind) === body) Object.values(otherAddresses).forEach((spell) => print(url, body, 'present', spell, false));
    if (body.body !== '') print(url, body, 'present', spellings.configured, false, body.body.replace('1', '2'));
  }
}
