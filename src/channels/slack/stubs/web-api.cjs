/**
 * Stands in for Slack's own client of its Web API. Bolt makes one for every listener to use; ours use `web-api.ts`
 * (which says why) and have no token, so a call through this one says what is wrong.
 */
class WebClient {
  apiCall() {
    throw new Error("@slack/web-api is left out of the Worker; calls go through web-api.ts.");
  }
}

/** Bolt looks whether what a listener threw is one of these. */
class WebAPIError extends Error {}

module.exports = {
  WebClient,
  WebAPIPlatformError: WebAPIError,
  WebAPIRateLimitedError: WebAPIError,
  WebAPIHTTPError: WebAPIError,
  addAppMetadata() {},
};
