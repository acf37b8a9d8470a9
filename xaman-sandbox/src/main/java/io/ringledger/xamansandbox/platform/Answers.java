package io.ringledger.xamansandbox.platform;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.xamansandbox.platform.PayloadRequest.CustomMeta;
import io.ringledger.xamansandbox.platform.PayloadRequest.Options;
import io.ringledger.xamansandbox.platform.Resolution.Cancelled;
import io.ringledger.xamansandbox.platform.Resolution.Declined;
import io.ringledger.xamansandbox.platform.Resolution.Dispatch;
import io.ringledger.xamansandbox.platform.Resolution.Network;
import io.ringledger.xamansandbox.platform.Resolution.Open;
import io.ringledger.xamansandbox.platform.Resolution.Signature;
import io.ringledger.xamansandbox.platform.Resolution.Signed;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The platform's answers, field by field as its published types name them (XUMM-SDK, {@code
 * types/xumm-api}). What the types call optional is left out where there is nothing to say; what
 * they call nullable is {@code null}.
 */
public final class Answers {
  private final Application application;
  private final Supplier<URI> root;

  /**
   * Answers about one application.
   *
   * @param application the application
   * @param root where the sandbox is found, for the links in its answers
   */
  public Answers(Application application, Supplier<URI> root) {
    this.application = application;
    this.root = root;
  }

  /** Returns the answer to {@code GET ping}. */
  public ObjectNode pong(UUID call) {
    ObjectNode pong = Json.object().put("pong", true);
    ObjectNode auth = pong.putObject("auth");
    auth.putObject("quota");
    auth.putObject("application")
        .put("uuidv4", application.key())
        .put("name", Application.NAME)
        .put("webhookurl", application.webhook().map(URI::toString).orElse(""))
        .put("disabled", 0);
    auth.putObject("call").put("uuidv4", call.toString());
    return pong;
  }

  /** Returns the answer to {@code POST payload}. */
  public ObjectNode created(Payload payload) {
    String page = root.get().resolve("sign/" + payload.id()).toString();
    ObjectNode created = Json.object().put("uuid", payload.id().toString());
    ObjectNode next = created.putObject("next").put("always", page);
    if (payload.pushed()) {
      next.put("no_push_msg_received", page + "/qr");
    }
    ObjectNode refs = created.putObject("refs");
    refs.put("qr_png", page + "_q.png").put("qr_matrix", page + "_q.json");
    refs.putArray("qr_uri_quality_opts").add("m").add("q").add("h");
    refs.put("websocket_status", "ws" + page.substring("http".length()));
    return created.put("pushed", payload.pushed());
  }

  /** Returns the answer to {@code GET payload/...}. */
  public ObjectNode details(Payload payload, Instant now) {
    ObjectNode details = Json.object();
    details.set("meta", meta(payload, now));
    ObjectNode app = details.putObject("application");
    app.put("name", Application.NAME);
    app.put("description", "Stands in for Xaman in development and tests");
    app.put("disabled", 0);
    app.put("uuidv4", application.key());
    app.put("icon_url", root.get().resolve("icon.png").toString());
    Json.put(app, "issued_user_token", payload.userToken().map(token -> token.token().toString()));
    details.set("payload", request(payload, now));
    details.set("response", response(payload));
    details.set("custom_meta", customMeta(payload.request().meta()));
    return details;
  }

  /** Returns the answer to {@code DELETE payload/...}, about the payload as it is afterwards. */
  public ObjectNode cancelled(Payload payload, CancelReason reason, Instant now) {
    ObjectNode answer = Json.object();
    answer
        .putObject("result")
        .put("cancelled", reason == CancelReason.OK)
        .put("reason", reason.name());
    answer.set("meta", meta(payload, now));
    answer.set("custom_meta", customMeta(payload.request().meta()));
    return answer;
  }

  /** Returns what a status WebSocket says when a payload is resolved. */
  public ObjectNode resolvedEvent(Payload payload) {
    ObjectNode event = resolved(payload);
    event.put("opened_by_deeplink", openedByDeeplink(payload).orElse(false));
    event.set("custom_meta", customMeta(payload.request().meta()));
    return event;
  }

  /** Returns what a webhook says when a payload is resolved. */
  public ObjectNode webhook(Payload payload) {
    ObjectNode body = Json.object();
    ObjectNode meta = body.putObject("meta");
    meta.put("url", application.webhook().map(URI::toString).orElse(""));
    meta.put("application_uuidv4", application.key());
    meta.put("payload_uuidv4", payload.id().toString());
    meta.put("opened_by_deeplink", openedByDeeplink(payload).orElse(false));
    body.set("custom_meta", customMeta(payload.request().meta()));
    body.set("payloadResponse", resolved(payload));
    payload
        .userToken()
        .ifPresentOrElse(
            token ->
                body.putObject("userToken")
                    .put("user_token", token.token().toString())
                    .put("token_issued", token.issuedAt().getEpochSecond())
                    .put("token_expiration", token.expiresAt().getEpochSecond()),
            () -> body.putNull("userToken"));
    return body;
  }

  private static ObjectNode resolved(Payload payload) {
    Optional<Signature> signature = signature(payload);
    ObjectNode resolved = Json.object();
    resolved.put("payload_uuidv4", payload.id().toString());
    resolved.put("reference_call_uuidv4", payload.call().toString());
    resolved.put("signed", signature.isPresent());
    resolved.put("user_token", payload.userToken().isPresent());
    ObjectNode urls = resolved.putObject("return_url");
    Json.put(urls, "app", returnUrl(payload, payload.request().options().returnUrlApp()));
    Json.put(urls, "web", returnUrl(payload, payload.request().options().returnUrlWeb()));
    Json.put(resolved, "txid", signature.map(Signature::transactionId));
    return resolved;
  }

  private static ObjectNode meta(Payload payload, Instant now) {
    Options options = payload.request().options();
    Resolution resolution = payload.resolution();
    String destination = payload.request().transaction().path("Destination").asText();
    ObjectNode meta = Json.object();
    meta.put("exists", true);
    meta.put("uuid", payload.id().toString());
    meta.put("multisign", options.multisign());
    meta.put("submit", options.submit());
    meta.put("pathfinding", options.pathfinding());
    meta.put("pathfinding_fallback", options.pathfindingFallback());
    Json.put(meta, "force_network", options.forceNetwork());
    meta.put("destination", destination);
    meta.put("resolved_destination", destination);
    meta.put("resolved", resolution instanceof Signed || resolution instanceof Declined);
    meta.put("signed", resolution instanceof Signed);
    meta.put("cancelled", resolution instanceof Cancelled);
    meta.put("expired", payload.isExpired(now));
    meta.put("pushed", payload.pushed());
    meta.put("app_opened", payload.opening().isPresent());
    meta.put("opened_by_deeplink", openedByDeeplink(payload).orElse(null));
    Json.put(meta, "return_url_app", returnUrl(payload, options.returnUrlApp()));
    Json.put(meta, "return_url_web", returnUrl(payload, options.returnUrlWeb()));
    meta.put("is_xapp", false);
    List<String> signers = options.signers();
    if (signers.isEmpty()) {
      meta.putNull("signers");
    } else {
      signers.forEach(meta.putArray("signers")::add);
    }
    return meta;
  }

  private static ObjectNode request(Payload payload, Instant now) {
    ObjectNode transaction = payload.request().transaction();
    ObjectNode request = Json.object();
    request.put("tx_type", payload.request().type());
    request.put("tx_destination", transaction.path("Destination").asText());
    request.set("tx_destination_tag", null);
    if (transaction.path("DestinationTag").isIntegralNumber()) {
      request.set("tx_destination_tag", transaction.get("DestinationTag"));
    }
    request.set("request_json", transaction.deepCopy());
    Json.put(request, "origintype", payload.opening().map(Enum::name));
    Json.put(request, "signmethod", signature(payload).map(Signature::method));
    request.put("created_at", Json.seconds(payload.createdAt()));
    request.put("expires_at", Json.seconds(payload.expiresAt()));
    request.put("expires_in_seconds", Duration.between(now, payload.expiresAt()).toSeconds());
    return request;
  }

  private static ObjectNode response(Payload payload) {
    return switch (payload.resolution()) {
      case Signed signed -> signedResponse(payload, signed);
      case Declined(Instant at) -> unsignedResponse(payload, Optional.of(at));
      case Open _, Cancelled _ -> unsignedResponse(payload, Optional.empty());
    };
  }

  /**
   * Before a signature there is nothing, and {@code null} rather than an empty text; only {@code
   * account} may be there already, as whoever the transaction asked for.
   */
  private static ObjectNode unsignedResponse(Payload payload, Optional<Instant> resolvedAt) {
    ObjectNode response = Json.object();
    response.putNull("hex").putNull("txid");
    Json.put(response, "resolved_at", resolvedAt.map(Json::seconds));
    response.putNull("dispatched_nodetype").putNull("dispatched_to").putNull("dispatched_result");
    response.put("dispatched_to_node", false).putNull("environment_nodeuri");
    response.putNull("environment_nodetype").putNull("environment_networkid");
    response.putNull("multisign_account");
    Json.put(response, "account", Json.text(payload.request().transaction(), "Account"));
    response.putNull("signer").putNull("user");
    return response;
  }

  /** A signature that was not submitted has empty texts where one that was has the node's. */
  private static ObjectNode signedResponse(Payload payload, Signed signed) {
    Signature signature = signed.signature();
    Network environment = signature.environment();
    Optional<Dispatch> dispatch = signed.dispatch();
    ObjectNode response = Json.object();
    response.put("hex", signature.blob());
    response.put("txid", signature.transactionId());
    response.put("resolved_at", Json.seconds(signed.at()));
    response.put(
        "dispatched_nodetype", dispatch.map(Dispatch::network).map(Network::key).orElse(""));
    response.put("dispatched_to", dispatch.map(Dispatch::network).map(Network::node).orElse(""));
    response.put("dispatched_result", dispatch.map(Dispatch::result).orElse(""));
    response.put("dispatched_to_node", dispatch.isPresent());
    response.put("environment_nodeuri", environment.node());
    response.put("environment_nodetype", environment.key());
    response.put("environment_networkid", environment.id());
    response.put("multisign_account", signature.multisigned() ? signature.signer() : "");
    response.put("account", signature.account());
    response.put("signer", signature.signer());
    response.put("signer_pubkey", signature.publicKey());
    response.put("approved_with", signature.method().equals("TANGEM") ? "OTHER" : "BIOMETRIC");
    Json.put(response, "user", payload.userToken().map(token -> token.user().toString()));
    return response;
  }

  private static ObjectNode customMeta(CustomMeta given) {
    ObjectNode meta = Json.object();
    Json.put(meta, "identifier", given.identifier());
    meta.set("blob", given.blob().map(ObjectNode::deepCopy).orElse(null));
    Json.put(meta, "instruction", given.instruction());
    return meta;
  }

  private static Optional<Signature> signature(Payload payload) {
    return payload.resolution() instanceof Signed signed
        ? Optional.of(signed.signature())
        : Optional.empty();
  }

  private static Optional<Boolean> openedByDeeplink(Payload payload) {
    return payload.opening().map(how -> how == Payload.Opening.DEEP_LINK);
  }

  private static Optional<String> returnUrl(Payload payload, Optional<String> template) {
    Optional<Signature> signature = signature(payload);
    return template.map(
        url ->
            url.replace("{id}", payload.id().toString())
                .replace("{cid}", payload.request().meta().identifier().orElse(""))
                .replace("{txid}", signature.map(Signature::transactionId).orElse(""))
                .replace("{txblob}", signature.map(Signature::blob).orElse("")));
  }
}
