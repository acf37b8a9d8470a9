package io.ringledger.vault.application.outbound;

import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.signin.SignInMessage;
import java.util.Optional;

/** Wallets' signatures over sign-in messages; see docs/vault-encodings.md. */
public interface WalletProofs {

  /**
   * Returns the address of the key that has signed the message, empty where nothing is proved. For
   * Solana it is the address of the message. For the XRP Ledger it may be another: whether that key
   * signs for the account, only the ledger knows.
   */
  Optional<WalletAddress> signer(SignInMessage message, WalletSignature signature);

  /** What a wallet hands over. */
  sealed interface WalletSignature {

    /**
     * By a Solana wallet.
     *
     * @param signature base58 or base64 of 64 bytes
     */
    record Solana(String signature) implements WalletSignature {}

    /**
     * By an XRPL wallet with an Ed25519 key.
     *
     * @param publicKey 66 hexadecimal digits, {@code ED} first
     * @param signature 128 hexadecimal digits
     */
    record XrplEd25519(String publicKey, String signature) implements WalletSignature {}

    /**
     * By an XRPL wallet with a secp256k1 key, over the first half of the SHA-512.
     *
     * @param publicKey 66 hexadecimal digits of the compressed point
     * @param signature hexadecimal digits of strict DER, with the lower s
     */
    record XrplSecp256k1(String publicKey, String signature) implements WalletSignature {}

    /**
     * By Xaman, which signs pseudo-transactions.
     *
     * @param signedBlob hexadecimal digits of a {@code SignIn} whose only memo is the message
     */
    record XamanSignIn(String signedBlob) implements WalletSignature {}
  }
}
