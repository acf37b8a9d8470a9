package io.ringledger.shared.rest.problems;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ringledger.advisory.rest.request.ApproveSuggestionRequest;
import io.ringledger.advisory.rest.request.CreateContentRequest;
import io.ringledger.advisory.rest.request.EditContentRequest;
import io.ringledger.advisory.rest.request.RejectSuggestionRequest;
import io.ringledger.advisory.rest.request.RequestSuggestionRequest;
import io.ringledger.advisory.rest.request.SetAiEnabledRequest;
import io.ringledger.bouts.domain.BoutId;
import io.ringledger.bouts.rest.request.ConfirmEscrowRequest;
import io.ringledger.bouts.rest.request.ConfirmPayoutRequest;
import io.ringledger.bouts.rest.request.FailEscrowRequest;
import io.ringledger.bouts.rest.request.FighterProfileRequest;
import io.ringledger.bouts.rest.request.PlanBoutRequest;
import io.ringledger.bouts.rest.request.ReconcileRequest;
import io.ringledger.bouts.rest.request.ResultRequest;
import io.ringledger.commerce.rest.catalog.AddDiscountRequest;
import io.ringledger.commerce.rest.catalog.AddProductRequest;
import io.ringledger.commerce.rest.catalog.AdjustStockRequest;
import io.ringledger.commerce.rest.catalog.ChangeDiscountRequest;
import io.ringledger.commerce.rest.catalog.ChangeProductRequest;
import io.ringledger.commerce.rest.catalog.ShopSettingsRequest;
import io.ringledger.commerce.rest.orders.request.CartRequest;
import io.ringledger.commerce.rest.orders.request.CheckoutRequest;
import io.ringledger.commerce.rest.orders.request.RefundRequest;
import io.ringledger.commerce.rest.orders.request.RetryRequest;
import io.ringledger.events.rest.request.SubscribeRequest;
import io.ringledger.identity.domain.EmailAddress;
import io.ringledger.identity.domain.Password;
import io.ringledger.identity.rest.LoginRequest;
import io.ringledger.identity.rest.RegisterRequest;
import io.ringledger.rewards.domain.ledger.AccountId;
import io.ringledger.rewards.rest.ledger.CreditRequest;
import io.ringledger.rewards.rest.ledger.DeductionRequest;
import io.ringledger.rewards.rest.ledger.OpenAccountRequest;
import io.ringledger.rewards.rest.ledger.OverdraftRequest;
import io.ringledger.rewards.rest.ledger.ReversalRequest;
import io.ringledger.rewards.rest.orders.OrderRewardsRequest;
import io.ringledger.rewards.rest.request.CancelSettlementRequest;
import io.ringledger.rewards.rest.request.EventTypesRequest;
import io.ringledger.rewards.rest.request.RegisterEventSourceRequest;
import io.ringledger.rewards.rest.request.ReplayRequest;
import io.ringledger.shared.application.Caller;
import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.application.sites.SiteCaller;
import io.ringledger.shared.application.sites.SiteStanding;
import io.ringledger.shared.domain.Role;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.domain.UserId;
import io.ringledger.shared.rest.WireJson;
import io.ringledger.shared.rest.server.StrictJson;
import io.ringledger.sites.rest.request.CreateSiteRequest;
import io.ringledger.sites.rest.request.OpenSiteRequest;
import io.ringledger.sites.rest.request.VisitorRequest;
import io.ringledger.vault.rest.market.RegisterItemsRequest;
import io.ringledger.vault.rest.market.SubmitIntentsRequest;
import io.ringledger.vault.rest.market.SubmitListingsRequest;
import io.ringledger.vault.rest.settlement.RetryLegRequest;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * The bodies of all routes that take one: whatever comes is refused as a 400, or is a command of
 * the business. A route with a new body gets a method here.
 */
class RequestBodyFuzz {

  private static final Caller CALLER =
      new Caller(new UserId(new UUID(7, 7)), Role.PROMOTER, new RequestId("fuzz"));
  private static final SiteCaller SITE_CALLER =
      new SiteCaller(
          new SiteId(new UUID(6, 6)),
          new SiteCaller.Visitor(new UserId(new UUID(5, 5))),
          SiteStanding.VISITOR,
          new RequestId("fuzz"));
  private static final BoutId BOUT = new BoutId(new UUID(8, 8));
  private static final AccountId ACCOUNT = new AccountId(new UUID(9, 9));
  private static final Validator RULES = Validation.buildDefaultValidatorFactory().getValidator();
  private static final ObjectMapper MAPPER = strict();

  private static ObjectMapper strict() {
    ObjectMapper mapper = new JsonMapper();
    new StrictJson().customize(mapper);
    return mapper;
  }

  @FuzzTest
  void registration(byte[] body) {
    play(
        body,
        RegisterRequest.class,
        request -> {
          assertThat(new Password(request.password())).hasToString("Password[redacted]");
          assertThat(Role.ofWire(request.role())).isPresent();
          return new EmailAddress(request.email());
        });
  }

  @FuzzTest
  void login(byte[] body) {
    play(body, LoginRequest.class, request -> new EmailAddress(request.email()));
  }

  @FuzzTest
  void fighterProfile(byte[] body) {
    play(body, FighterProfileRequest.class, FighterProfileRequest::displayName);
  }

  @FuzzTest
  void plan(byte[] body) {
    play(body, PlanBoutRequest.class, request -> request.command(CALLER));
  }

  @FuzzTest
  void reconcile(byte[] body) {
    play(body, ReconcileRequest.class, request -> request.command(CALLER, BOUT));
  }

  @FuzzTest
  void confirmEscrow(byte[] body) {
    play(body, ConfirmEscrowRequest.class, ConfirmEscrowRequest::claim);
  }

  @FuzzTest
  void result(byte[] body) {
    play(body, ResultRequest.class, ResultRequest::corner);
  }

  @FuzzTest
  void confirmPayout(byte[] body) {
    play(body, ConfirmPayoutRequest.class, ConfirmPayoutRequest::claim);
  }

  @FuzzTest
  void failEscrow(byte[] body) {
    play(body, FailEscrowRequest.class, FailEscrowRequest::reason);
  }

  @FuzzTest
  void registerEventSource(byte[] body) {
    play(body, RegisterEventSourceRequest.class, RegisterEventSourceRequest::registration);
  }

  @FuzzTest
  void eventTypes(byte[] body) {
    play(body, EventTypesRequest.class, request -> Set.copyOf(request.types()));
  }

  @FuzzTest
  void cancelSettlement(byte[] body) {
    play(body, CancelSettlementRequest.class, CancelSettlementRequest::reason);
  }

  @FuzzTest
  void replay(byte[] body) {
    play(
        body,
        ReplayRequest.class,
        request -> List.of(request.begin(), request.end(), request.differences()));
  }

  @FuzzTest
  void openAccount(byte[] body) {
    play(body, OpenAccountRequest.class, OpenAccountRequest::asHolder);
  }

  @FuzzTest
  void credit(byte[] body) {
    play(body, CreditRequest.class, request -> request.move(CALLER, ACCOUNT));
  }

  @FuzzTest
  void deduction(byte[] body) {
    play(body, DeductionRequest.class, request -> request.move(CALLER, ACCOUNT));
  }

  @FuzzTest
  void reversal(byte[] body) {
    play(body, ReversalRequest.class, ReversalRequest::asReference);
  }

  @FuzzTest
  void overdraft(byte[] body) {
    play(body, OverdraftRequest.class, OverdraftRequest::allowed);
  }

  @FuzzTest
  void subscribe(byte[] body) {
    play(body, SubscribeRequest.class, SubscribeRequest::subscription);
  }

  @FuzzTest
  void createContent(byte[] body) {
    play(body, CreateContentRequest.class, CreateContentRequest::text);
  }

  @FuzzTest
  void editContent(byte[] body) {
    play(body, EditContentRequest.class, EditContentRequest::text);
  }

  @FuzzTest
  void requestSuggestion(byte[] body) {
    play(body, RequestSuggestionRequest.class, RequestSuggestionRequest::wish);
  }

  @FuzzTest
  void approveSuggestion(byte[] body) {
    play(body, ApproveSuggestionRequest.class, ApproveSuggestionRequest::site);
  }

  @FuzzTest
  void rejectSuggestion(byte[] body) {
    play(body, RejectSuggestionRequest.class, RejectSuggestionRequest::reason);
  }

  @FuzzTest
  void setAiEnabled(byte[] body) {
    play(body, SetAiEnabledRequest.class, SetAiEnabledRequest::enabled);
  }

  @FuzzTest
  void createSite(byte[] body) {
    play(body, CreateSiteRequest.class, CreateSiteRequest::wanted);
  }

  @FuzzTest
  void openSite(byte[] body) {
    play(body, OpenSiteRequest.class, OpenSiteRequest::open);
  }

  @FuzzTest
  void putOrderRewards(byte[] body) {
    play(body, OrderRewardsRequest.class, OrderRewardsRequest::terms);
  }

  @FuzzTest
  void welcomeVisitor(byte[] body) {
    play(body, VisitorRequest.class, VisitorRequest::site);
  }

  @FuzzTest
  void changeCart(byte[] body) {
    play(body, CartRequest.class, request -> request.apply(new AnyCart(), SITE_CALLER));
  }

  @FuzzTest
  void checkout(byte[] body) {
    play(body, CheckoutRequest.class, CheckoutRequest::purchase);
  }

  @FuzzTest
  void retryPayment(byte[] body) {
    play(body, RetryRequest.class, RetryRequest::method);
  }

  @FuzzTest
  void refundOrder(byte[] body) {
    play(body, RefundRequest.class, RefundRequest::amount);
  }

  @FuzzTest
  void addProduct(byte[] body) {
    play(body, AddProductRequest.class, AddProductRequest::wanted);
  }

  @FuzzTest
  void changeProduct(byte[] body) {
    play(body, ChangeProductRequest.class, ChangeProductRequest::terms);
  }

  @FuzzTest
  void adjustStock(byte[] body) {
    play(body, AdjustStockRequest.class, AdjustStockRequest::change);
  }

  @FuzzTest
  void shopSettings(byte[] body) {
    play(body, ShopSettingsRequest.class, ShopSettingsRequest::wanted);
  }

  @FuzzTest
  void addDiscount(byte[] body) {
    play(body, AddDiscountRequest.class, AddDiscountRequest::terms);
  }

  @FuzzTest
  void changeDiscount(byte[] body) {
    play(body, ChangeDiscountRequest.class, ChangeDiscountRequest::terms);
  }

  @FuzzTest
  void submitIntents(byte[] body) {
    play(body, SubmitIntentsRequest.class, SubmitIntentsRequest::wanted);
  }

  @FuzzTest
  void submitListings(byte[] body) {
    play(body, SubmitListingsRequest.class, SubmitListingsRequest::wanted);
  }

  @FuzzTest
  void retrySettlementLeg(byte[] body) {
    play(body, RetryLegRequest.class, RetryLegRequest::account);
  }

  @FuzzTest
  void registerItems(byte[] body) {
    play(body, RegisterItemsRequest.class, RegisterItemsRequest::wanted);
  }

  private static <T> void play(byte[] body, Class<T> type, Function<T, ?> command) {
    T request;
    try {
      request = MAPPER.readValue(body, type);
    } catch (IOException refused) {
      assertThat(FaultTranslation.translate(refused, 400).failure().status()).isEqualTo(400);
      return;
    }
    if (request != null && RULES.validate(request).isEmpty()) {
      assertThat(command.apply(request)).isNotNull();
      assertThat(WireJson.fingerprint(request)).isEqualTo(WireJson.fingerprint(request));
    }
  }
}
