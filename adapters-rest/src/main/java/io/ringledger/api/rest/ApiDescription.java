package io.ringledger.api.rest;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.ringledger.api.rest.FailureCatalogue.Failure;
import io.ringledger.api.rest.OperationGuide.Row;
import io.ringledger.shared.rest.IdempotencyKeyFilter;
import io.ringledger.shared.rest.Problem;
import io.ringledger.shared.rest.RequestIds;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/**
 * Completes the description that is read from the resources: what holds for all operations, every
 * refusal with its code and text, what each field means, and examples. It works from the same enums
 * as the answers, so the two cannot drift apart.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = Integer.MIN_VALUE)
public final class ApiDescription implements OASFilter {

  private static final String BEARER = "bearer";
  private static final String JSON = "application/json";
  private static final List<Integer> RETRYABLE = List.of(409, 429, 503);

  private final ApiExamples examples = new ApiExamples();
  private final SchemaDescription schemas = new SchemaDescription(new FieldGuide());

  @Override
  public void filterOpenAPI(OpenAPI api) {
    api.setInfo(
        OASFactory.createInfo()
            .title("RingLedger API")
            .version("1")
            .description(
                "Settles the purses of a bout in XRPL escrows from a wallet that this server never"
                    + " holds. Money is in integer drops; times are RFC 3339 UTC, or seconds since"
                    + " 2000-01-01T00:00:00Z where the name ends in _ripple. Every error is an"
                    + " application/problem+json with a stable code; all codes stand at "
                    + Problem.CODES_PAGE
                    + ".")
            .license(
                OASFactory.createLicense()
                    .name("Apache-2.0")
                    .url("https://www.apache.org/licenses/LICENSE-2.0.txt")));
    api.getComponents().setSecuritySchemes(Map.of(BEARER, bearer()));
    api.setSecurity(null);
    schemas.complete(api.getComponents());
    api.getPaths()
        .getPathItems()
        .values()
        .forEach(item -> item.getOperations().values().forEach(this::complete));
  }

  /** Ids in paths and queries that say no more than what they are the id of. */
  private static final Map<String, String> IDS =
      Map.of(
          "site_id", "The site.",
          "user_id", "The user.",
          "content_id", "The content.",
          "suggestion_id", "The suggestion.",
          "product_id", "The product.",
          "discount_id", "The discount.",
          "order_id", "The order.",
          "buyer_id", "Only orders of this user; of this visitor, with buyer_known=false.",
          "payment_event_id", "The event.");

  private static SecurityScheme bearer() {
    return OASFactory.createSecurityScheme()
        .type(SecurityScheme.Type.HTTP)
        .scheme("bearer")
        .bearerFormat("JWT")
        .description(
            "The access_token of POST /auth/login; for the role service, the token of"
                + " POST /event-sources/{source_id}/tokens; for the role visitor, the token of"
                + " POST /visitors.");
  }

  private void complete(Operation operation) {
    String id = operation.getOperationId();
    Row row =
        OperationGuide.of(id)
            .orElseThrow(() -> new IllegalStateException("operation without a guide: " + id));
    operation.setDescription(description(operation, row));
    operation.setSecurity(
        row.isOpen()
            ? List.of()
            : List.of(OASFactory.createSecurityRequirement().addScheme(BEARER, List.of())));
    List<Parameter> parameters =
        operation.getParameters() == null ? List.of() : operation.getParameters();
    parameters.forEach(ApiDescription::complete);
    boolean takesInput = operation.getRequestBody() != null;
    if (takesInput) {
      operation.getRequestBody().setRequired(true);
      examples
          .request(id)
          .ifPresent(body -> json(operation.getRequestBody().getContent()).setExample(body));
    }
    describeSuccess(operation);
    describeRefusals(operation, OperationGuide.failures(row, takesInput, !parameters.isEmpty()));
    operation.addParameter(requestIdParameter());
  }

  private static String description(Operation operation, Row row) {
    String roles = row.roles().stream().sorted().collect(Collectors.joining(", "));
    String whose = row.isOpen() ? "Needs no token." : "Roles: " + roles + ".";
    return operation.getDescription() == null ? whose : operation.getDescription() + " " + whose;
  }

  private void describeSuccess(Operation operation) {
    operation
        .getResponses()
        .getAPIResponses()
        .forEach(
            (status, response) -> {
              response.addHeader(RequestIds.HEADER, requestIdHeader());
              if (status.startsWith("2")) {
                examples
                    .response(operation.getOperationId())
                    .ifPresent(body -> json(response.getContent()).setExample(body));
              }
            });
  }

  private static void describeRefusals(Operation operation, List<Failure> failures) {
    operation.getResponses().getAPIResponses().keySet().stream()
        .filter(status -> !status.startsWith("2"))
        .toList()
        .forEach(operation.getResponses()::removeAPIResponse);
    failures.stream()
        .collect(Collectors.groupingBy(Failure::status, TreeMap::new, Collectors.toList()))
        .forEach(
            (status, same) ->
                operation.getResponses().addAPIResponse(status.toString(), refusal(status, same)));
  }

  private static APIResponse refusal(int status, List<Failure> failures) {
    MediaType problem =
        OASFactory.createMediaType()
            .schema(OASFactory.createSchema().ref(SchemaDescription.PROBLEM));
    failures.forEach(
        failure ->
            problem.addExample(
                failure.code(),
                OASFactory.createExample()
                    .summary(failure.detail())
                    .value(body(failure.problem()))));
    APIResponse response =
        OASFactory.createAPIResponse()
            .description(
                failures.stream()
                    .map(failure -> "`" + failure.code() + "`: " + failure.detail())
                    .collect(Collectors.joining("\n\n")))
            .content(OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, problem))
            .addHeader(RequestIds.HEADER, requestIdHeader());
    if (RETRYABLE.contains(status)) {
      response.addHeader(
          "Retry-After",
          OASFactory.createHeader()
              .description("Seconds after which the same request may do better, where it may.")
              .schema(OASFactory.createSchema().addType(SchemaType.INTEGER)));
    }
    return response;
  }

  private static Map<String, Object> body(Problem problem) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", problem.type());
    body.put("title", problem.title());
    body.put("status", problem.status());
    body.put("detail", problem.detail());
    body.put("code", problem.code());
    return body;
  }

  private static MediaType json(Content content) {
    return content.getMediaType(JSON);
  }

  private static void complete(Parameter parameter) {
    switch (parameter.getName()) {
      case "bout_id" -> {
        parameter.setDescription("The bout.");
        parameter.getSchema().setFormat("uuid");
      }
      case IdempotencyKeyFilter.HEADER -> {
        parameter.setRequired(true);
        parameter.setDescription(
            "Your own name for this intent, 1 to 255 visible ASCII characters. A repeat with the"
                + " same key and body has no second effect and gets the same answer.");
        parameter.getSchema().setMinLength(1);
        parameter.getSchema().setMaxLength(255);
      }
      case "settlement_id" -> {
        parameter.setDescription("The reward settlement.");
        parameter.getSchema().setFormat("uuid");
      }
      case "source_id" -> {
        parameter.setDescription("The event source.");
        parameter.getSchema().setFormat("uuid");
      }
      case "token_id" -> {
        parameter.setDescription("The service token; not its secret.");
        parameter.getSchema().setFormat("uuid");
      }
      case "version" -> parameter.setDescription("The policy's version, from 1.");
      case "state" -> parameter.setDescription("Only those in this state.");
      case "parked" -> parameter.setDescription("Only those that wait for an admin, or do not.");
      case "source" -> parameter.setDescription("Only events of this source.");
      case "escrow_id" -> {
        parameter.setDescription("The escrow.");
        parameter.getSchema().setFormat("uuid");
      }
      case "subscription_id" -> {
        parameter.setDescription("The event subscription.");
        parameter.getSchema().setFormat("uuid");
      }
      case "delivery_id" -> {
        parameter.setDescription("The event delivery.");
        parameter.getSchema().setFormat("uuid");
      }
      case "delivery_status" ->
          parameter.setDescription("Only deliveries of which this has become.");
      case "account_id" -> {
        parameter.setDescription("The points account.");
        parameter.getSchema().setFormat("uuid");
      }
      case "entry_id" -> {
        parameter.setDescription("The entry of the points ledger.");
        parameter.getSchema().setFormat("uuid");
      }
      case "holder" -> parameter.setDescription("Whose account it is.");
      case "at" -> {
        parameter.setDescription("An instant that is over; now, where it is left out.");
        parameter.getSchema().setFormat("date-time");
      }
      case "escrow_kinds" ->
          parameter.setDescription(
              "Only these purses, separated by commas; all where it is left out or empty. Where one of"
                  + " them is refused, the others can still be asked for.");
      case "q" ->
          parameter.setDescription(
              "Part of an email address or of a name on an address, a sku, or the start of an order's id.");
      case "buyer_known" ->
          parameter.setDescription("Whether buyer_id is a user's; otherwise it is a visitor's.");
      case "x-xumm-request-timestamp" -> parameter.setDescription("When it was sent.");
      case "x-xumm-request-signature" ->
          parameter.setDescription("HMAC-SHA1 over timestamp and raw body, in hexadecimal.");
      case "status" -> parameter.setDescription("Only those in this status.");
      case "cid" ->
          parameter.setDescription(
              "The CID of the document: version 1, raw, SHA-256, in base32; 59 characters.");
      case "after" ->
          parameter.setDescription(
              "A place, or next, of an earlier answer; 0-0 for the beginning.");
      case "Last-Event-ID" ->
          parameter.setDescription("The id of the last event that was seen; goes on after it.");
      case "item_id" -> parameter.setDescription("The item.");
      case "number" -> parameter.setDescription("The number of the batch, from 1.");
      case "wallet" -> parameter.setDescription("An XRPL or a Solana address.");
      case "leg_id" -> {
        parameter.setDescription("The settlement leg.");
        parameter.getSchema().setFormat("uuid");
      }
      case "seller" -> parameter.setDescription("Only those of this wallet.");
      case "session_id" -> {
        parameter.setDescription("The session.");
        parameter.getSchema().setFormat("uuid");
      }
      case "intent_id" -> {
        parameter.setDescription("The intent.");
        parameter.getSchema().setFormat("uuid");
      }
      case "listing_id" -> {
        parameter.setDescription("The listing.");
        parameter.getSchema().setFormat("uuid");
      }
      case "leg_id" -> {
        parameter.setDescription("The leg of settlement.");
        parameter.getSchema().setFormat("uuid");
      }
      case "number" ->
          parameter.setDescription("The batch's place in the chain of batches, from 1.");
      case "wallet" -> parameter.setDescription("An XRPL or a Solana address.");
      case "limit" -> parameter.setDescription("How many at most, from 1 to 100.");
      case "before" -> parameter.setDescription("next_before of the page before.");
      case "cursor" -> parameter.setDescription("next_cursor of the page before.");
      default -> {
        String meaning = IDS.get(parameter.getName());
        if (meaning == null) {
          throw new IllegalStateException("unknown parameter " + parameter.getName());
        }
        parameter.setDescription(meaning);
        parameter.getSchema().setFormat("uuid");
      }
    }
  }

  private static Parameter requestIdParameter() {
    return OASFactory.createParameter()
        .in(Parameter.In.HEADER)
        .name(RequestIds.HEADER)
        .description(
            "Your own name for this request, 1 to 64 letters, digits, dots, dashes or underscores;"
                + " anything else is replaced.")
        .schema(OASFactory.createSchema().addType(SchemaType.STRING).maxLength(64));
  }

  private static Header requestIdHeader() {
    return OASFactory.createHeader()
        .description("Names the request in answers, logs and audit.")
        .schema(OASFactory.createSchema().addType(SchemaType.STRING));
  }
}
