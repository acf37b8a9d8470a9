package io.ringledger.api.rest;

import io.ringledger.advisory.domain.Finding;
import io.ringledger.advisory.domain.SuggestionStatus;
import io.ringledger.bouts.application.outbound.EscrowWatch;
import io.ringledger.bouts.application.outbound.SigningRequests.Mode;
import io.ringledger.bouts.application.outbound.SigningRequests.SigningStatus;
import io.ringledger.bouts.domain.BoutFailure;
import io.ringledger.bouts.domain.BoutStatus;
import io.ringledger.bouts.domain.Closing;
import io.ringledger.bouts.domain.Corner;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.domain.EscrowStatus;
import io.ringledger.bouts.domain.signing.FollowedStatus;
import io.ringledger.bouts.domain.signing.PreflightCode;
import io.ringledger.bouts.domain.signing.SigningAction;
import io.ringledger.bouts.domain.signing.SigningRequestStatus;
import io.ringledger.commerce.domain.ProductKind;
import io.ringledger.commerce.domain.TaxClass;
import io.ringledger.events.domain.DeliveryStatus;
import io.ringledger.rewards.application.ledger.PointsLedger;
import io.ringledger.rewards.domain.ledger.AccountKind;
import io.ringledger.rewards.domain.ledger.AccountStatus;
import io.ringledger.rewards.domain.ledger.EntryType;
import io.ringledger.rewards.domain.policy.NoOpReason;
import io.ringledger.rewards.domain.policy.RewardType;
import io.ringledger.rewards.domain.settlement.SettlementFailure;
import io.ringledger.rewards.domain.settlement.SettlementOutcome;
import io.ringledger.rewards.domain.settlement.SettlementState;
import io.ringledger.shared.domain.Role;
import io.ringledger.vault.domain.IntentAction;
import io.ringledger.vault.domain.IntentState;
import io.ringledger.vault.domain.market.ListingState;
import io.ringledger.vault.domain.session.SessionState;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** What each field means. A name means the same wherever it stands, but for a few exceptions. */
final class FieldGuide {

  private static final String TEXTS = "/META-INF/ringledger/api-fields.properties";

  private static final Map<String, List<String>> TEXTS_OF =
      Map.ofEntries(
          Map.entry("escrow_kind", names(EscrowKind.values(), EscrowKind::wire)),
          Map.entry("AddProductRequest.kind", names(ProductKind.values(), ProductKind::wire)),
          Map.entry("ProductResponse.kind", names(ProductKind.values(), ProductKind::wire)),
          Map.entry("tax_class", names(TaxClass.values(), TaxClass::wire)),
          Map.entry("TaxRateRequest.tax_class", List.of("standard", "reduced")),
          Map.entry("TaxRate.tax_class", List.of("standard", "reduced")),
          Map.entry("escrow_status", names(EscrowStatus.values(), EscrowStatus::wire)),
          Map.entry("bout_status", names(BoutStatus.values(), BoutStatus::wire)),
          Map.entry("delivery_status", names(DeliveryStatus.values(), DeliveryStatus::wire)),
          Map.entry("winner", names(Corner.values(), Corner::name)),
          Map.entry("role", names(Role.values(), Role::wire)),
          Map.entry("AuditEntry.role", authors()),
          Map.entry("Refusal.role", authors()),
          Map.entry("signing_status", names(SigningStatus.values(), SigningStatus::wire)),
          Map.entry("observed_status", List.of("open", "signed", "declined", "expired")),
          Map.entry("mode", names(Mode.values(), Mode::wire)),
          Map.entry("PreparedPayout.action", names(Closing.values(), Closing::wire)),
          Map.entry("signing_action", names(SigningAction.values(), SigningAction::wire)),
          Map.entry(
              "request_status", names(SigningRequestStatus.values(), SigningRequestStatus::wire)),
          Map.entry("transaction_status", names(FollowedStatus.values(), FollowedStatus::wire)),
          Map.entry("cause", names(EscrowWatch.Cause.values(), EscrowWatch.Cause::wire)),
          Map.entry("EscrowError.code", names(PreflightCode.values(), PreflightCode::wire)),
          Map.entry("Finding.code", names(PreflightCode.values(), PreflightCode::wire)),
          Map.entry("state", names(SettlementState.values(), SettlementState::wire)),
          Map.entry("reward_type", names(RewardType.values(), RewardType::wire)),
          Map.entry("no_op_reason", names(NoOpReason.values(), NoOpReason::wire)),
          Map.entry("failure", names(SettlementFailure.values(), SettlementFailure::wire)),
          Map.entry("SettlementResponse.outcome", settlementOutcomes()),
          Map.entry("SettlementItem.outcome", settlementOutcomes()),
          Map.entry("account_kind", names(AccountKind.values(), AccountKind::wire)),
          Map.entry("account_status", names(AccountStatus.values(), AccountStatus::wire)),
          Map.entry("CreditRequest.entry_type", words(PointsLedger.CREDITS)),
          Map.entry("DeductionRequest.entry_type", words(PointsLedger.DEDUCTIONS)),
          Map.entry("entry_type", names(EntryType.values(), EntryType::wire)),
          Map.entry("direction", List.of("credit", "debit")),
          Map.entry("SessionResponse.state", names(SessionState.values(), SessionState::wire)),
          Map.entry(
              "WalletProof.type",
              List.of("solana", "xrpl_ed25519", "xrpl_secp256k1", "xaman_sign_in")),
          Map.entry(
              "SuggestionResponse.status",
              names(SuggestionStatus.values(), SuggestionStatus::wire)),
          Map.entry("IntentResponse.state", names(IntentState.values(), IntentState::name)),
          Map.entry("IntentChange.state", names(IntentState.values(), IntentState::name)),
          Map.entry("IntentResponse.action", names(IntentAction.values(), IntentAction::name)),
          Map.entry("ListingResponse.state", names(ListingState.values(), ListingState::wire)),
          Map.entry("FindingResponse.kind", names(Finding.Kind.values(), Finding.Kind::wire)),
          Map.entry("failure_code", names(BoutFailure.values(), BoutFailure::code)));

  private static final Map<String, String> FORMATS =
      Map.ofEntries(
          Map.entry("user_id", "uuid"),
          Map.entry("promoter_user_id", "uuid"),
          Map.entry("fighter_a_user_id", "uuid"),
          Map.entry("fighter_b_user_id", "uuid"),
          Map.entry("bout_id", "uuid"),
          Map.entry("escrow_id", "uuid"),
          Map.entry("subscription_id", "uuid"),
          Map.entry("delivery_id", "uuid"),
          Map.entry("EventDelivery.event_id", "uuid"),
          Map.entry("rests_until", "date-time"),
          Map.entry("previous_secret_until", "date-time"),
          Map.entry("due_at", "date-time"),
          Map.entry("ended_at", "date-time"),
          Map.entry("payload_id", "uuid"),
          Map.entry("event_datetime_utc", "date-time"),
          Map.entry("created_at", "date-time"),
          Map.entry("requested_at", "date-time"),
          Map.entry("expires_at", "date-time"),
          Map.entry("resolved_at", "date-time"),
          Map.entry("known_since", "date-time"),
          Map.entry("decided_at", "date-time"),
          Map.entry("next_look_at", "date-time"),
          Map.entry("since", "date-time"),
          Map.entry("collected_at", "date-time"),
          Map.entry("at", "date-time"),
          Map.entry("source_id", "uuid"),
          Map.entry("site_id", "uuid"),
          Map.entry("content_id", "uuid"),
          Map.entry("suggestion_id", "uuid"),
          Map.entry("author_user_id", "uuid"),
          Map.entry("suggester_user_id", "uuid"),
          Map.entry("decided_by_user_id", "uuid"),
          Map.entry("changed_by_user_id", "uuid"),
          Map.entry("published_at", "date-time"),
          Map.entry("changed_at", "date-time"),
          Map.entry("visitor_id", "uuid"),
          Map.entry("intent_id", "uuid"),
          Map.entry("listing_id", "uuid"),
          Map.entry("counterpart", "uuid"),
          Map.entry("listed_at", "date-time"),
          Map.entry("product_id", "uuid"),
          Map.entry("discount_id", "uuid"),
          Map.entry("starts_at", "date-time"),
          Map.entry("ends_at", "date-time"),
          Map.entry("token_id", "uuid"),
          Map.entry("session_id", "uuid"),
          Map.entry("accepts_until", "date-time"),
          Map.entry("channel_closes_at", "date-time"),
          Map.entry("activated_at", "date-time"),
          Map.entry("token_expires_at", "date-time"),
          Map.entry("accepted_at", "date-time"),
          Map.entry("registered_at", "date-time"),
          Map.entry("issued_at", "date-time"),
          Map.entry("last_used_at", "date-time"),
          Map.entry("valid_from", "date-time"),
          Map.entry("loaded_at", "date-time"),
          Map.entry("occurred_at", "date-time"),
          Map.entry("from", "date-time"),
          Map.entry("until", "date-time"),
          Map.entry("counterparty_account_id", "uuid"),
          Map.entry("reverses_entry_id", "uuid"),
          Map.entry("opened_at", "date-time"),
          Map.entry("last_posted_at", "date-time"),
          Map.entry("posted_at", "date-time"),
          Map.entry("account_id", "uuid"),
          Map.entry("entry_id", "uuid"),
          Map.entry("settlement_id", "uuid"),
          Map.entry("after", "date-time"),
          Map.entry("email", "email"),
          Map.entry("password", "password"),
          Map.entry("qr_png_url", "uri"),
          Map.entry("deep_link_url", "uri"),
          Map.entry("websocket_status_url", "uri"));

  /** Members of answers that may be null; all others are always there. */
  private static final Set<String> NULLABLE =
      Set.of(
          "BoutResponse.winner",
          "BoutDetail.winner",
          "BoutPageResponse.next_cursor",
          "EventSubscriptionPage.next_cursor",
          "EventDeliveryPage.next_cursor",
          "EventSubscription.rests_until",
          "EventDelivery.last_http_status",
          "EventDelivery.last_reason",
          "EventDelivery.ended_at",
          "SettlementPageResponse.next_cursor",
          "EventSourcePageResponse.next_cursor",
          "ReplayResponse.next_cursor",
          "ReplayRequest.cursor",
          "ReplayRequest.limit",
          "ServiceToken.last_used_at",
          "SettlementResponse.outcome",
          "SettlementResponse.failure",
          "SettlementResponse.detail",
          "SettlementResponse.account_id",
          "SettlementResponse.entry_id",
          "SettlementResponse.parked",
          "SettlementResponse.decision",
          "SettlementLinks.account",
          "SettlementItem.outcome",
          "SettlementItem.failure",
          "SettlementItem.parked",
          "DecisionResponse.no_op_reason",
          "ReceivedBatchItem.event_id",
          "ReceivedBatchItem.code",
          "ReceivedBatchItem.detail",
          "ReceivedBatchItem.settlement_id",
          "ReceivedBatchItem.state",
          "ReceivedBatchItem.status_url",
          "AccountResponse.holder",
          "EntryPageResponse.next_cursor",
          "EntryResponse.reverses_entry_id",
          "EntryResponse.settlement_id",
          "CheckpointPageResponse.next_before",
          "LeaderboardResponse.next_cursor",
          "SitePageResponse.next_cursor",
          "ContentPageResponse.next_cursor",
          "ContentVersionPageResponse.next_before",
          "ContentVersionResponse.suggestion_id",
          "SuggestionPageResponse.next_cursor",
          "SuggestionResponse.instruction",
          "SuggestionResponse.decided_by_user_id",
          "SuggestionResponse.decided_at",
          "SuggestionResponse.reason",
          "SuggestionResponse.approved_version",
          "AiEnabledResponse.changed_by_user_id",
          "AiEnabledResponse.changed_at",
          "RequestSuggestionRequest.instruction",
          "OrderRewardsResponse.minor_per_point",
          "OrderRewardsResponse.grade",
          "OrderRewardsResponse.changed_by_user_id",
          "OrderRewardsResponse.changed_at",
          "AddProductRequest.description",
          "AddProductRequest.active",
          "ChangeProductRequest.description",
          "ProductPageResponse.next_cursor",
          "ProductResponse.on_hand",
          "ProductResponse.reserved",
          "AddDiscountRequest.basis_points",
          "AddDiscountRequest.amount_minor",
          "AddDiscountRequest.minimum_minor",
          "AddDiscountRequest.starts_at",
          "AddDiscountRequest.ends_at",
          "AddDiscountRequest.active",
          "ChangeDiscountRequest.basis_points",
          "ChangeDiscountRequest.amount_minor",
          "ChangeDiscountRequest.minimum_minor",
          "ChangeDiscountRequest.starts_at",
          "ChangeDiscountRequest.ends_at",
          "ChangeDiscountRequest.active",
          "DiscountPageResponse.next_cursor",
          "DiscountResponse.basis_points",
          "DiscountResponse.amount_minor",
          "DiscountResponse.ends_at",
          "ReputationResponse.updated_at",
          "EscrowResponse.cancel_after_ripple",
          "EscrowResponse.condition_hex",
          "EscrowResponse.tx_hash",
          "EscrowResponse.offer_sequence",
          "EscrowResponse.payout_tx_hash",
          "EscrowResponse.close_time_ripple",
          "EscrowResponse.failure_code",
          "EscrowResponse.failure_reason",
          "Refusal.path",
          "Refusal.status",
          "Refusal.detail",
          "Refusal.reason",
          "Signing.payload_id",
          "Signing.expires_at",
          "Signing.resolved_at",
          "Signing.tx_hash",
          "StuckEscrow.next_look_at",
          "Transaction.note",
          "Transaction.sequence",
          "Transaction.ticket",
          "Transaction.last_ledger_sequence",
          "Transaction.decided_at",
          "ReconciledResponse.tx_hash",
          "ReconciledResponse.failure_code",
          "ReconcileRequest.observed_status",
          "ReconcileRequest.observed_tx_hash",
          "ConfirmEscrowRequest.cancel_after_ripple",
          "ConfirmEscrowRequest.condition_hex",
          "ConfirmPayoutRequest.fulfillment_hex");

  private final Properties texts = new Properties();

  FieldGuide() {
    try (InputStream in = FieldGuide.class.getResourceAsStream(TEXTS)) {
      texts.load(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What it means; empty where nobody has said. */
  Optional<String> description(String schema, String field) {
    return Optional.ofNullable(texts.getProperty(schema + "." + field, texts.getProperty(field)));
  }

  /** The texts it can be; empty where it is free. */
  List<String> texts(String schema, String field) {
    String special = schema + "." + field;
    return Stream.of(special, field)
        .flatMap(
            name ->
                Stream.of(TEXTS_OF, PurchaseFields.TEXTS_OF)
                    .flatMap(all -> Optional.ofNullable(all.get(name)).stream()))
        .findFirst()
        .orElse(List.of());
  }

  /** The format of its text, as JSON Schema calls it. */
  Optional<String> format(String field) {
    return Optional.ofNullable(FORMATS.get(field))
        .or(() -> Optional.ofNullable(PurchaseFields.FORMATS.get(field)));
  }

  boolean isNullable(String schema, String field) {
    String name = schema + "." + field;
    return NULLABLE.contains(name) || PurchaseFields.NULLABLE.contains(name);
  }

  /** Not all that happens is done by a person. */
  private static List<String> authors() {
    return Stream.concat(Arrays.stream(Role.values()).map(Role::wire), Stream.of("system"))
        .toList();
  }

  private static List<String> settlementOutcomes() {
    return names(SettlementOutcome.values(), SettlementOutcome::wire);
  }

  private static List<String> words(Set<EntryType> types) {
    return types.stream().map(EntryType::wire).sorted().toList();
  }

  static <E> List<String> names(E[] values, Function<E, String> name) {
    return Arrays.stream(values).map(name).distinct().toList();
  }
}
