// Signs requests as Twilio does: lines of {token, url, params} in, lines of signatures out.
import { createInterface } from 'node:readline';
import twilio from 'twilio';

for await (const line of createInterface({ input: process.stdin })) {
  const { token, url, params } = JSON.parse(line);
  console.log(twilio.getExpectedTwilioSignature(token, url, params));
}
