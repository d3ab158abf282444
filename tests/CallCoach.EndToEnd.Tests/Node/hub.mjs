// A page without a page: SignalR's own client, told on standard input what to do, telling on standard output what it is told.
import { createInterface } from 'node:readline';
import { HubConnectionBuilder, LogLevel } from '@microsoft/signalr';

const [address, cookie] = process.argv.slice(2);
const tell = (event, value = null) => console.log(JSON.stringify({ event, value }));

const connection = new HubConnectionBuilder()
  .withUrl(address, { headers: { Cookie: cookie } })
  .configureLogging(LogLevel.None)
  .build();
for (const event of ['AlertRaised', 'AlertChanged', 'CallChanged', 'CountersChanged', 'CaptionAdded', 'HearingChanged', 'GoalReached', 'BoardChanged']) {
  connection.on(event, (value) => tell(event, value));
}
connection.onclose(() => tell('closed'));

for await (const line of createInterface({ input: process.stdin })) {
  const [verb, argument] = line.split(' ');
  try {
    if (verb === 'connect') {
      await connection.start();
      tell('connected');
    } else if (verb === 'open') {
      tell('opened', await connection.invoke('OpenCall', Number(argument)));
    } else {
      tell('resumed', await connection.invoke('Resume', Number(argument)));
    }
  } catch (error) {
    tell('refused', String(error));
  }
}
await connection.stop();
