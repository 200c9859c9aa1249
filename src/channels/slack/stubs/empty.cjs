/**
 * Stands in for the parts of Bolt that a Worker cannot run and does not need (its HTTP server, its
 * socket, its OAuth pages). Importing it is harmless; using it says so.
 */
class Absent {
  constructor() {
    throw new Error("This part of @slack/bolt is left out of the Worker.");
  }
}

module.exports = new Proxy(Absent, {
  get: (target, name) => (name in target ? target[name] : target),
});
