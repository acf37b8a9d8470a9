package io.ringledger.xamansandbox.platform;

import java.time.Instant;
import java.util.Optional;

/** How far the person behind the wallet has come with a payload. */
public sealed interface Resolution {

  /** Neither signed nor declined. It may have expired, and may still be signed if it was opened. */
  record Open() implements Resolution {}

  /** Taken back by the application before anybody opened it. */
  record Cancelled() implements Resolution {}

  /**
   * Declined in the app.
   *
   * @param at when
   */
  record Declined(Instant at) implements Resolution {}

  /**
   * Signed in the app. Signed does not mean submitted.
   *
   * @param at when
   * @param signature what was signed, by whom, and where the wallet was connected
   * @param dispatch what came of submitting it, if that was tried
   */
  record Signed(Instant at, Signature signature, Optional<Dispatch> dispatch)
      implements Resolution {}

  /**
   * What was signed.
   *
   * @param blob the signed transaction, hexadecimal
   * @param transactionId its hash
   * @param account the account it is from
   * @param signer the account whose key signed it
   * @param publicKey that key
   * @param method how the person approved it, such as {@code BIOMETRIC} or {@code TANGEM}
   * @param multisigned whether it is one of several signatures
   * @param environment where the wallet was connected
   */
  record Signature(
      String blob,
      String transactionId,
      String account,
      String signer,
      String publicKey,
      String method,
      boolean multisigned,
      Network environment) {}

  /**
   * The node and network a wallet is connected to.
   *
   * @param node its address
   * @param key the network's name, such as {@code TESTNET}
   * @param id the network's id
   */
  record Network(String node, String key, long id) {}

  /**
   * What came of submitting.
   *
   * @param network where to
   * @param result the node's preliminary result, such as {@code tesSUCCESS}
   */
  record Dispatch(Network network, String result) {}
}
