package io.ringledger.paymentsandbox.webhook;

/** What is in a webhook. */
public enum Letter {
  /** What happened, signed by the provider. */
  HONEST,
  /** Something made up, signed with a secret that is not the endpoint's. */
  FORGED,
  /** An honest one whose amount was raised after it was signed. */
  ALTERED,
  /** Bytes that are no JSON, signed rightly. */
  GARBAGE
}
