package io.ringledger.vault.domain;

import io.ringledger.shared.domain.FailureCode;

/**
 * Why a verb of the vault is refused. Where several apply, the one that stands first here is
 * answered.
 */
public enum VaultFailure implements FailureCode {
  SIGN_IN_MESSAGE_INVALID(
      "sign_in_message_invalid",
      Category.BAD_REQUEST,
      "The signed message is not a sign-in message of the form this server asks for."),
  DOCUMENT_ID_INVALID("document_id_invalid", Category.BAD_REQUEST, "This is not a content id."),
  WALLET_ADDRESS_INVALID(
      "wallet_address_invalid",
      Category.BAD_REQUEST,
      "This is neither an XRPL address nor a Solana address."),
  INTENT_MALFORMED(
      "intent_malformed", Category.BAD_REQUEST, "The intent has a field that cannot be read."),
  SIGN_IN_REFUSED(
      "sign_in_refused",
      Category.UNAUTHENTICATED,
      "The sign-in message is for another site or chain, out of its time, or wrongly signed."),
  NONCE_REFUSED(
      "nonce_refused",
      Category.UNAUTHENTICATED,
      "The nonce is unknown, older than five minutes, or was used before. Ask for a new one."),
  INTENT_SIGNATURE_INVALID(
      "intent_signature_invalid",
      Category.UNAUTHENTICATED,
      "The signature is not that of the session key over the canonical bytes."),
  CLAIM_SIGNATURE_INVALID(
      "claim_signature_invalid",
      Category.UNAUTHENTICATED,
      "The claim is not signed by the session key for its channel."),
  SESSION_NOT_ACTIVE(
      "session_not_active",
      Category.UNAUTHENTICATED,
      "The session is not active: not funded yet, revoked, expired or closed."),
  WALLET_REQUIRED(
      "wallet_required", Category.FORBIDDEN, "Only the wallet concerned may do or see that."),
  ACTION_NOT_ALLOWED(
      "action_not_allowed", Category.FORBIDDEN, "The session key was not granted this action."),
  OWNER_NOT_A_PARTY(
      "owner_not_a_party",
      Category.FORBIDDEN,
      "TRADE is signed for the wallet in from, BID and BUY_NOW for the wallet in to."),
  SESSION_NOT_FOUND("session_not_found", Category.NOT_FOUND, "Requested session was not found."),
  ITEM_NOT_FOUND("item_not_found", Category.NOT_FOUND, "Requested item was not found."),
  LISTING_NOT_FOUND("listing_not_found", Category.NOT_FOUND, "Requested listing was not found."),
  INTENT_NOT_FOUND("intent_not_found", Category.NOT_FOUND, "Requested intent was not found."),
  BATCH_NOT_FOUND("batch_not_found", Category.NOT_FOUND, "Requested batch was not found."),
  PROOF_NOT_FOUND(
      "proof_not_found", Category.NOT_FOUND, "The batch says nothing of this wallet or item."),
  DOCUMENT_NOT_FOUND("document_not_found", Category.NOT_FOUND, "Requested document was not found."),
  SETTLEMENT_LEG_NOT_FOUND(
      "settlement_leg_not_found", Category.NOT_FOUND, "Requested settlement leg was not found."),
  SELF_TRADE("self_trade", Category.UNPROCESSABLE, "from and to are the same wallet."),
  AMOUNT_OUT_OF_RANGE(
      "amount_out_of_range",
      Category.UNPROCESSABLE,
      "The amount must be from 1 drop to all XRP there is."),
  SESSION_TERMS_INVALID(
      "session_terms_invalid",
      Category.UNPROCESSABLE,
      "The terms of the session are not ones that can be granted."),
  CLIENT_TIMESTAMP_OUT_OF_RANGE(
      "client_timestamp_out_of_range",
      Category.UNPROCESSABLE,
      "client_timestamp must be less than an hour away from now."),
  LISTING_END_OUT_OF_RANGE(
      "listing_end_out_of_range",
      Category.UNPROCESSABLE,
      "expires_at of a listing must be ahead, by a year at most."),
  ROYALTY_INVALID(
      "royalty_invalid",
      Category.UNPROCESSABLE,
      "A royalty is from 1 to 5000 basis points to a wallet, or none to none."),
  SESSION_KEY_TAKEN(
      "session_key_taken", Category.CONFLICT, "This key has been a session key before."),
  SESSION_NOT_PENDING(
      "session_not_pending", Category.CONFLICT, "The session has its channel already."),
  NONCE_USED("nonce_used", Category.CONFLICT, "The session has used this nonce before."),
  ITEM_TAKEN(
      "item_taken", Category.CONFLICT, "An item with this id was registered with other terms."),
  ITEM_IN_SETTLEMENT(
      "item_in_settlement",
      Category.CONFLICT,
      "The item is in a batch that is not settled yet. Try again soon."),
  NOT_LISTED(
      "not_listed",
      Category.CONFLICT,
      "No listing of this item by this seller at this price is free to be taken."),
  LISTING_NOT_ACTIVE(
      "listing_not_active",
      Category.CONFLICT,
      "The listing was taken, sold, cancelled or expired."),
  INTENT_NOT_PENDING(
      "intent_not_pending", Category.CONFLICT, "The intent is in a batch, or has ended."),
  CAP_EXCEEDED(
      "cap_exceeded",
      Category.UNPROCESSABLE,
      "The volume of the session would exceed what its owner has granted."),
  FUNDS_INSUFFICIENT(
      "funds_insufficient",
      Category.UNPROCESSABLE,
      "The payment channel does not hold enough for this."),
  CLAIM_INSUFFICIENT(
      "claim_insufficient",
      Category.UNPROCESSABLE,
      "The claim does not cover everything that the session may come to owe."),
  CHANNEL_NOT_PROVED(
      "channel_not_proved",
      Category.UNPROCESSABLE,
      "No validated ledger has a payment channel as the session needs it."),
  NETTING_NOT_ENOUGH_INTENTS(
      "netting_not_enough_intents",
      Category.CONFLICT,
      "There are fewer intents than a batch needs. Nothing was netted."),
  NETTING_UNDER_WAY(
      "netting_under_way", Category.CONFLICT, "Another run is netting at this moment."),
  SETTLEMENT_LEG_NOT_HELD(
      "settlement_leg_not_held",
      Category.CONFLICT,
      "The payment is not held, so it needs no help."),
  INTENTS_TOO_MANY(
      "intents_too_many", Category.RATE_LIMITED, "More intents came than are taken. Slow down."),
  NONCES_TOO_MANY(
      "nonces_too_many", Category.RATE_LIMITED, "More nonces were asked for than are given."),
  STREAMS_TOO_MANY(
      "streams_too_many", Category.RATE_LIMITED, "More streams are open than are served. Poll."),
  VAULT_LEDGER_UNAVAILABLE(
      "vault_ledger_unavailable",
      Category.DEPENDENCY_FAILED,
      "The ledger did not answer; nothing was changed. Try again."),
  DOCUMENT_STORE_UNAVAILABLE(
      "document_store_unavailable",
      Category.DEPENDENCY_FAILED,
      "No store of documents answered. Try again.");

  private final String code;
  private final Category category;
  private final String detail;

  VaultFailure(String code, Category category, String detail) {
    this.code = code;
    this.category = category;
    this.detail = detail;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public Category category() {
    return category;
  }

  @Override
  public String detail() {
    return detail;
  }
}
