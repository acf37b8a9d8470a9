package io.ringledger.local.vault.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.local.demo.Json;
import io.ringledger.local.demo.Wallet;
import java.nio.charset.StandardCharsets;

/** A wallet that the vault can know: it has an address, and signs a text in its own way. */
public sealed interface Signatory {

  /** A wallet of the XRP Ledger, with either kind of key. */
  record Xrpl(Wallet wallet) implements Signatory {

    @Override
    public String address() {
      return wallet.address();
    }

    @Override
    public String chain() {
      return "XRPL";
    }

    @Override
    public ObjectNode proof(String text) {
      return Json.object()
          .put("type", "xrpl_" + wallet.kind())
          .put("signature", wallet.signText(text))
          .put("public_key", wallet.publicKey());
    }
  }

  /** A wallet of Solana; its address is its key. */
  record Solana(Ed25519 key) implements Signatory {

    @Override
    public String address() {
      return key.solanaAddress();
    }

    @Override
    public String chain() {
      return "Solana";
    }

    @Override
    public ObjectNode proof(String text) {
      byte[] signature = key.sign(text.getBytes(StandardCharsets.UTF_8));
      return Json.object().put("type", "solana").put("signature", Ed25519.base58(signature));
    }
  }

  /** Its address. */
  String address();

  /** The chain as sign-in messages name it. */
  String chain();

  /** What proves to the vault that it signed that text. */
  ObjectNode proof(String text);
}
