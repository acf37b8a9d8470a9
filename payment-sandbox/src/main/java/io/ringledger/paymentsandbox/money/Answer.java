package io.ringledger.paymentsandbox.money;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a request comes to after it has changed the books. A decline is one too: it is remembered.
 *
 * @param status the HTTP status
 * @param body what is answered
 */
public record Answer(int status, ObjectNode body) {
  /** Returns a success. */
  public static Answer ok(ObjectNode body) {
    return new Answer(200, body);
  }
}
