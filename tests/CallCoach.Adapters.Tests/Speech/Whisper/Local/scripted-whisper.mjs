#!/usr/bin/env node
// A whisper-server that does at each start what a test wrote into MODEL.script; the last word of it holds for all later starts.
// Each start leaves a line in MODEL.starts.
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const given = name => process.argv[process.argv.indexOf(name) + 1];
const model = given('--model');
const starts = existsSync(`${model}.starts`) ? readFileSync(`${model}.starts`, 'utf8').trim().split('\n').length : 0;
const script = JSON.parse(readFileSync(`${model}.script`, 'utf8'));
const part = script[Math.min(starts, script.length - 1)];
appendFileSync(`${model}.starts`, `${JSON.stringify({ id: process.pid, arguments: process.argv.slice(2), variables: Object.keys(process.env) })}\n`);

const path = given('--request-path');
const said = { language: 'english', segments: [{ start: 0, end: 1, text: ' too expensive', avg_logprob: -0.1 }] };
let looks = 0;

function answer(request, response) {
  if (!request.url.startsWith(`${path}/`)) {
    response.writeHead(404).end();
  } else if (request.url === `${path}/health`) {
    looks++;
    if (part !== 'hang' && !(part === 'stop answering' && looks > 1)) response.end('{"status":"ok"}');
  } else if (part === 'die on speech') {
    process.kill(process.pid, 'SIGKILL');
  } else if (part !== 'hang on speech') {
    request.resume().on('end', () => response.end(JSON.stringify(said)));
  }
}

switch (part) {
  case 'exit':
    console.error('error: failed to initialize whisper context');
    process.exit(3);
  case 'no port':
    console.error(`couldn't bind to server socket: hostname=127.0.0.1 port=${given('--port')}`);
    process.exit(1);
  case 'silent':
    setInterval(() => {}, 1000);
    break;
  default:
    if (part === 'stubborn') process.on('SIGTERM', () => {});
    createServer(answer).listen(Number(given('--port')), given('--host'));
}
