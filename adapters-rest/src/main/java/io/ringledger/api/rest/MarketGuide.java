package io.ringledger.api.rest;

import static io.ringledger.vault.domain.VaultFailure.ACTION_NOT_ALLOWED;
import static io.ringledger.vault.domain.VaultFailure.AMOUNT_OUT_OF_RANGE;
import static io.ringledger.vault.domain.VaultFailure.CAP_EXCEEDED;
import static io.ringledger.vault.domain.VaultFailure.CLAIM_INSUFFICIENT;
import static io.ringledger.vault.domain.VaultFailure.CLAIM_SIGNATURE_INVALID;
import static io.ringledger.vault.domain.VaultFailure.CLIENT_TIMESTAMP_OUT_OF_RANGE;
import static io.ringledger.vault.domain.VaultFailure.FUNDS_INSUFFICIENT;
import static io.ringledger.vault.domain.VaultFailure.INTENTS_TOO_MANY;
import static io.ringledger.vault.domain.VaultFailure.INTENT_MALFORMED;
import static io.ringledger.vault.domain.VaultFailure.INTENT_NOT_FOUND;
import static io.ringledger.vault.domain.VaultFailure.INTENT_NOT_PENDING;
import static io.ringledger.vault.domain.VaultFailure.INTENT_SIGNATURE_INVALID;
import static io.ringledger.vault.domain.VaultFailure.ITEM_IN_SETTLEMENT;
import static io.ringledger.vault.domain.VaultFailure.ITEM_NOT_FOUND;
import static io.ringledger.vault.domain.VaultFailure.LISTING_NOT_ACTIVE;
import static io.ringledger.vault.domain.VaultFailure.LISTING_NOT_FOUND;
import static io.ringledger.vault.domain.VaultFailure.NONCE_USED;
import static io.ringledger.vault.domain.VaultFailure.NOT_LISTED;
import static io.ringledger.vault.domain.VaultFailure.OWNER_NOT_A_PARTY;
import static io.ringledger.vault.domain.VaultFailure.SELF_TRADE;
import static io.ringledger.vault.domain.VaultFailure.SESSION_NOT_ACTIVE;
import static io.ringledger.vault.domain.VaultFailure.STREAMS_TOO_MANY;
import static io.ringledger.vault.domain.VaultFailure.WALLET_REQUIRED;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.ringledger.api.rest.OperationGuide.Row;
import io.ringledger.shared.domain.Role;
import io.ringledger.vault.rest.WalletCallers;
import io.ringledger.vault.rest.facts.VaultResponse;
import io.ringledger.vault.rest.market.IntentChangesResponse;
import io.ringledger.vault.rest.market.IntentResponse;
import io.ringledger.vault.rest.market.IntentResultsResponse;
import io.ringledger.vault.rest.market.ItemProblem;
import io.ringledger.vault.rest.market.ItemResponse;
import io.ringledger.vault.rest.market.ItemResultsResponse;
import io.ringledger.vault.rest.market.ListingPageResponse;
import io.ringledger.vault.rest.market.ListingResponse;
import io.ringledger.vault.rest.market.ListingResultsResponse;
import java.util.Map;
import java.util.Set;

/** Whose the operations on the market are; and keeps their answers readable in a native image. */
@RegisterForReflection(
    targets = {
      IntentChangesResponse.class,
      IntentChangesResponse.Change.class,
      IntentResponse.class,
      IntentResponse.Receipt.class,
      IntentResultsResponse.class,
      IntentResultsResponse.Item.class,
      ItemProblem.class,
      ItemResponse.class,
      ItemResultsResponse.class,
      ItemResultsResponse.Item.class,
      ListingPageResponse.class,
      ListingResponse.class,
      ListingResultsResponse.class,
      ListingResultsResponse.Item.class,
      VaultResponse.class,
      VaultResponse.Limits.class
    })
final class MarketGuide {

  private static final Set<String> WALLET = Set.of(WalletCallers.ROLE);

  static final Map<String, Row> ROWS =
      Map.ofEntries(
          OperationGuide.row(
              "submitIntents",
              Set.of(),
              INTENT_MALFORMED,
              INTENT_SIGNATURE_INVALID,
              CLAIM_SIGNATURE_INVALID,
              SESSION_NOT_ACTIVE,
              ACTION_NOT_ALLOWED,
              OWNER_NOT_A_PARTY,
              ITEM_NOT_FOUND,
              SELF_TRADE,
              AMOUNT_OUT_OF_RANGE,
              CLIENT_TIMESTAMP_OUT_OF_RANGE,
              NONCE_USED,
              ITEM_IN_SETTLEMENT,
              NOT_LISTED,
              CAP_EXCEEDED,
              FUNDS_INSUFFICIENT,
              CLAIM_INSUFFICIENT,
              INTENTS_TOO_MANY),
          OperationGuide.rowOf("listIntentChanges", WALLET),
          OperationGuide.rowOf("streamIntentChanges", WALLET, STREAMS_TOO_MANY),
          OperationGuide.rowOf(
              "getIntent", Set.of(WalletCallers.ROLE, Role.ADMIN.wire()), INTENT_NOT_FOUND),
          OperationGuide.rowOf(
              "cancelIntent", WALLET, WALLET_REQUIRED, INTENT_NOT_FOUND, INTENT_NOT_PENDING),
          OperationGuide.row("submitListings", Set.of(), INTENTS_TOO_MANY),
          OperationGuide.row("listListings", Set.of()),
          OperationGuide.row("getListing", Set.of(), LISTING_NOT_FOUND),
          OperationGuide.rowOf(
              "cancelListing", WALLET, WALLET_REQUIRED, LISTING_NOT_FOUND, LISTING_NOT_ACTIVE),
          OperationGuide.row("registerItems", Set.of(Role.ADMIN)),
          OperationGuide.row("getItem", Set.of(), ITEM_NOT_FOUND),
          OperationGuide.row("getVault", Set.of()));

  private MarketGuide() {}
}
