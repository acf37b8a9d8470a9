package io.ringledger.xamansandbox.platform;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What an application asked for, checked and with the platform's defaults.
 *
 * @param transaction the transaction template, {@code request_json}
 * @param options how it is to be signed
 * @param meta what the application attached
 * @param userToken whom to push it to
 */
public record PayloadRequest(
    ObjectNode transaction, Options options, CustomMeta meta, Optional<String> userToken) {

  /**
   * How it is to be signed.
   *
   * @param submit whether the app submits what was signed
   * @param multisign whether it is signed as one of several
   * @param pathfinding whether the app looks for paths
   * @param pathfindingFallback whether older apps may do without
   * @param expiry how long it can be opened
   * @param signers the only accounts that may sign; empty: any
   * @param forceNetwork the only network it may be signed on
   * @param returnUrlApp where to go afterwards in the app
   * @param returnUrlWeb where to go afterwards in a browser
   */
  public record Options(
      boolean submit,
      boolean multisign,
      boolean pathfinding,
      boolean pathfindingFallback,
      Duration expiry,
      List<String> signers,
      Optional<String> forceNetwork,
      Optional<String> returnUrlApp,
      Optional<String> returnUrlWeb) {
    /** Keeps a copy of the signers. */
    public Options {
      signers = List.copyOf(signers);
    }
  }

  /**
   * What the application attached.
   *
   * @param identifier its own name for the payload, unique among its payloads
   * @param blob anything
   * @param instruction what the person who signs reads
   */
  public record CustomMeta(
      Optional<String> identifier, Optional<ObjectNode> blob, Optional<String> instruction) {}

  /** Returns the transaction type, which may be one that exists at Xaman only. */
  public String type() {
    return transaction.path("TransactionType").asText();
  }

  /** Returns whether it is a type of Xaman's own, which no ledger ever sees. */
  public boolean isPseudo() {
    return type().equals("SignIn") || type().equals("PaymentChannelAuthorize");
  }
}
