package io.ringledger.local;

import io.ringledger.local.demo.LedgerClient;
import io.ringledger.local.demo.PlayException;
import java.net.URI;
import org.xrpl.xrpl4j.codec.addresses.KeyType;
import org.xrpl.xrpl4j.codec.addresses.SeedCodec;
import org.xrpl.xrpl4j.crypto.keys.Base58EncodedSecret;
import org.xrpl.xrpl4j.crypto.keys.Seed;

/** The settlement authority of the vault: an account of the sandbox ledger that this stack made. */
final class LocalAuthority {

  /** For the reserves of its tickets and for fees; what it pays to creditors it claims before. */
  private static final long WORKING_DROPS = 10_000_000_000L;

  /** With less it is given more. */
  private static final long LOW_DROPS = 1_000_000_000L;

  private LocalAuthority() {}

  /** A seed nobody knows, as wallets write it. */
  static String newSeed() {
    return SeedCodec.getInstance()
        .encodeSeed(Seed.ed25519Seed().decodedSeed().bytes(), KeyType.ED25519);
  }

  /** Its address. */
  static String address(String seed) {
    return Seed.fromBase58EncodedSecret(Base58EncodedSecret.of(seed))
        .deriveKeyPair()
        .publicKey()
        .deriveAddress()
        .value();
  }

  /** Gives the account XRP where it has little or is not there yet. */
  static void fund(URI ledger, String seed) {
    try (LedgerClient client = new LedgerClient(ledger)) {
      String address = address(seed);
      if (balance(client, address) < LOW_DROPS) {
        client.fund(address, WORKING_DROPS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("Interrupted while the settlement authority was funded.", e);
    } catch (PlayException e) {
      throw new StackException(
          "The settlement authority could not be funded: %s.".formatted(e.getMessage()), e);
    }
  }

  /** No account has nothing. */
  private static long balance(LedgerClient client, String address) throws InterruptedException {
    try {
      return client.balance(address);
    } catch (PlayException _) {
      return 0;
    }
  }
}
