/**
 * A program that tells what the Node.js that runs it has, in JavaScript that Node.js 12 reads: global names, members of
 * built-in modules and of what the language brings, its options. It prints one line of JSON.
 */
export const REPORT = String.raw`
'use strict';
(function () {
process.removeAllListeners('warning');
process.on('warning', function () {});
var names = new Set();
var WORD = /^(?=.*[a-z])[A-Za-z$][\w$]*$/;
var SKIPPED = new Set(['length', 'name', 'prototype', 'arguments', 'caller', 'constructor', 'super_', 'captureStackTrace', 'prepareStackTrace', 'stackTraceLimit']);
function own(value) {
  return Object.getOwnPropertyNames(value).filter(function (one) { return WORD.test(one) && !SKIPPED.has(one); });
}
function get(value, key) {
  try { return value[key]; } catch (_) { return undefined; }
}
function holds(value) {
  return (typeof value === 'object' && value !== null && !Array.isArray(value)) || typeof value === 'function';
}
function isEmitter(value) {
  return typeof value === 'object' && value !== process && typeof get(value, 'on') === 'function';
}
function add(prefix, value, depth) {
  if (/(?:constants|versions|asyncWrapProviders|domain)\.$/.test(prefix) || isEmitter(value)) return;
  for (var level = value; holds(level) && level !== Object.prototype && level !== Function.prototype; level = Object.getPrototypeOf(level)) {
    own(level).forEach(function (name) {
      names.add(prefix + name);
      var one = depth > 0 ? get(value, name) : undefined;
      if (holds(one)) add(prefix + name + '.', one, depth - 1);
    });
    // What classes have of those above them, which for streams and emitters is much, is looked for there.
    if (typeof value === 'function') return;
  }
}
var SELF = new Set(['globalThis', 'global', 'root', 'GLOBAL', 'console']);
Object.getOwnPropertyNames(globalThis).filter(function (one) { return /^[A-Za-z]\w*$/.test(one); }).forEach(function (name) {
  names.add(name);
  var value = get(globalThis, name);
  if (holds(value) && !SELF.has(name)) add(name + '.', value, 0);
});
function methods(type, prototype) {
  for (var level = prototype; level && level !== Object.prototype; level = Object.getPrototypeOf(level)) {
    own(level).forEach(function (name) { names.add(type + '#' + name); });
  }
}
['Array', 'String', 'Set', 'Map', 'WeakMap', 'RegExp', 'Promise', 'Date', 'Uint8Array', 'ArrayBuffer', 'Buffer'].forEach(function (type) {
  methods(type, globalThis[type].prototype);
});
methods('Iterator', Object.getPrototypeOf([].values()));
require('module').builtinModules.concat(['test', 'test/reporters', 'sqlite', 'sea']).forEach(function (full) {
  var name = full.replace(/^node:/, '');
  if (/^_|^(?:sys|constants|v8\/|node-inspect)|internal/.test(name)) return;
  var value;
  try { value = require(full); } catch (_) {
    try { value = require('node:' + name); } catch (_) { return; }
  }
  if (holds(value)) add(name + '.', value, 1);
});
var options = {};
var aliases = [];
try {
  var binding = require('internal/test/binding').internalBinding('options');
  var info = (binding.getCLIOptionsInfo || binding.getCLIOptions || binding.getOptions)();
  var VALUES = ['kInteger', 'kUInteger', 'kString', 'kHostPort', 'kStringList'].map(function (one) { return binding.types[one]; });
  info.options.forEach(function (value, name) {
    options[name] = { valued: VALUES.includes(value.type), env: value.envVarSettings === 0 };
  });
  aliases = Array.from(info.aliases.keys());
} catch (error) {
  console.error('hostdrift: the options of Node.js ' + process.versions.node + ' are not known: ' + error.message);
  process.exitCode = 1;
}
require('child_process').execFile(process.execPath, ['--v8-options'], { maxBuffer: 1 << 26 }, function (error, text) {
  var engine = Array.from(String(text).matchAll(/^\s+--(?:\[no-\])?([\w-]+)/gm), function (match) { return match[1].replace(/_/g, '-'); });
  console.log(JSON.stringify({ version: process.versions.node, names: Array.from(names), options: options, aliases: aliases, engine: engine }));
});
})();
`;
