/**
 * What grammY's core asks of Node and of its libraries, as a Worker has it. Calls are JSON: there are no files to
 * upload.
 */
module.exports = {
  AbortController: globalThis.AbortController,
  fetch: (...args) => globalThis.fetch(...args),
  baseFetchConfig: () => ({}),
  debug: () => () => {},
  requiresFormDataUpload: () => false,
  createJsonPayload: (payload) => ({
    method: "POST",
    body: JSON.stringify(payload, (_, value) => value ?? undefined),
  }),
};
