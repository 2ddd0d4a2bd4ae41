import { countFalseReads } from './zones/count-false-reads';

console.log(process.cpuUsage().user / 1e6);
await countFalseReads(Number(process.argv[2]));
console.log(process.cpuUsage().user / 1e6);
