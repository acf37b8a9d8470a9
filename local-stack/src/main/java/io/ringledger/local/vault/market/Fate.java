package io.ringledger.local.vault.market;

import java.util.Optional;

/** What must come of an intent. */
public enum Fate {
  /** Accepted, netted and settled. */
  SETTLED,
  /** Accepted; its giver gave the item to another first. */
  ALREADY_SOLD,
  /** Accepted; nothing comes of it until its owner takes it back. */
  WAITING,
  /** Another has taken the listing, or there is none at that price. */
  NOT_LISTED("not_listed"),
  /** More than was granted. */
  OVER_CAP("cap_exceeded"),
  /** Signed by somebody else's key. */
  FORGED("intent_signature_invalid"),
  /** About what is somebody else's to say. */
  FOREIGN("owner_not_a_party"),
  /** To whom it comes from. */
  TO_ITSELF("self_trade"),
  /** Signed two hours ago. */
  OLD("client_timestamp_out_of_range"),
  /** About nothing that there is. */
  UNKNOWN_ITEM("item_not_found"),
  /** With a key that may not do that. */
  NOT_GRANTED("action_not_allowed");

  private final Optional<String> code;

  Fate() {
    this.code = Optional.empty();
  }

  Fate(String code) {
    this.code = Optional.of(code);
  }

  /** The code of the refusal; empty where it is accepted. */
  public Optional<String> code() {
    return code;
  }

  /** Whether it is taken in. */
  public boolean isAccepted() {
    return code.isEmpty();
  }

  /** The state it ends in, as the vault tells it. */
  public String state() {
    return switch (this) {
      case SETTLED -> "SETTLED";
      case ALREADY_SOLD -> "REJECTED";
      case WAITING -> "CANCELLED";
      default -> "";
    };
  }
}
