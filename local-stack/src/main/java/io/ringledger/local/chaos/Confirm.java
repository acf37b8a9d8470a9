package io.ringledger.local.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.local.demo.PromoterDesk.Half;

/** A confirm as a client sends it, again and again if need be. */
record Confirm(Half half, String key, JsonNode claim) {

  /** The same under another key. */
  Confirm under(String other) {
    return new Confirm(half, other, claim);
  }

  /** Another body under the same key, which claims what never was. */
  Confirm falsified() {
    ObjectNode different = claim.deepCopy();
    different.put("offer_sequence", claim.path("offer_sequence").asLong() + 1);
    return new Confirm(half, key, different);
  }
}
