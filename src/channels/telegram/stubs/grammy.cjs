/**
 * Stands in for grammY: its core as it is, that is how a call is made and what its errors are. Its `Api` has a method
 * for each of the 180 calls of the Bot API, which no bundler can leave out; we make a few, by `raw`.
 */
const { createRawApi } = require("grammy/core/client");
const { GrammyError, HttpError } = require("grammy/core/error");

class Api {
  constructor(token, options) {
    this.raw = createRawApi(token, options).raw;
  }
}

module.exports = { Api, GrammyError, HttpError };
