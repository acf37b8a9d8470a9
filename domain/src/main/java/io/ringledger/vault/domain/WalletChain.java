package io.ringledger.vault.domain;

/** The ledgers whose wallets take part. */
public enum WalletChain {
  /** The XRP Ledger; a wallet is a classic address. */
  XRPL,
  /** Solana; a wallet is an Ed25519 key in base58. It is paid through an XRPL account. */
  SOLANA
}
