package io.ringledger.xamansandbox.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.xamansandbox.platform.PayloadRequest.CustomMeta;
import io.ringledger.xamansandbox.platform.PayloadRequest.Options;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.xrpl.xrpl4j.codec.addresses.AddressCodec;
import org.xrpl.xrpl4j.codec.binary.XrplBinaryCodec;
import org.xrpl.xrpl4j.model.transactions.Address;

/**
 * Reads what is posted to {@code payload}. The limits are those the platform documents: identifier
 * 40 characters, instruction 280, blob 1,500 when written as text.
 */
final class PayloadReader {
  private static final int MAX_IDENTIFIER = 40;
  private static final int MAX_INSTRUCTION = 280;
  private static final int MAX_BLOB = 1500;
  private static final int MAX_URL = 2048;
  private static final int MAX_SIGNERS = 64;
  private static final int MAX_EXPIRY_MINUTES = 525_600;
  private static final int USUAL_EXPIRY_MINUTES = 1440;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]{1,40}");
  private static final Pattern NETWORK = Pattern.compile("[A-Za-z0-9_-]{1,40}");
  private static final Pattern HEX = Pattern.compile("([0-9A-Fa-f]{2})+");

  private PayloadReader() {}

  static PayloadRequest read(JsonNode body) throws ApiException {
    if (!body.isObject()) {
      throw ApiException.invalidPayload("the body must be an object");
    }
    return new PayloadRequest(
        transaction(body),
        options(object(body, "options")),
        meta(object(body, "custom_meta")),
        userToken(body));
  }

  private static ObjectNode transaction(JsonNode body) throws ApiException {
    if (body.has("txjson") == body.has("txblob")) {
      throw ApiException.invalidPayload("exactly one of txjson and txblob must be given");
    }
    JsonNode fields = body.has("txjson") ? body.get("txjson") : decoded(body.path("txblob"));
    if (!(fields instanceof ObjectNode given)
        || !NAME.matcher(given.path("TransactionType").asText()).matches()) {
      throw ApiException.invalidPayload("the transaction needs a TransactionType");
    }
    return given.deepCopy();
  }

  private static JsonNode decoded(JsonNode blob) throws ApiException {
    if (!HEX.matcher(blob.asText()).matches()) {
      throw ApiException.invalidPayload("txblob must be hexadecimal");
    }
    try {
      return Json.MAPPER.readTree(XrplBinaryCodec.getInstance().decode(blob.asText()));
    } catch (JsonProcessingException | RuntimeException e) {
      throw ApiException.invalidPayload("txblob cannot be decoded");
    } catch (Error e) {
      // For an unknown field header the codec throws a bare Error; anything graver goes on.
      if (e.getClass() != Error.class) {
        throw e;
      }
      throw ApiException.invalidPayload("txblob cannot be decoded");
    }
  }

  private static Options options(JsonNode options) throws ApiException {
    JsonNode urls = object(options, "return_url");
    return new Options(
        flag(options, "submit", true),
        flag(options, "multisign", false),
        flag(options, "pathfinding", false),
        flag(options, "pathfinding_fallback", false),
        expiry(options),
        signers(options),
        network(options),
        text(urls, "app", MAX_URL),
        text(urls, "web", MAX_URL));
  }

  private static Duration expiry(JsonNode options) throws ApiException {
    JsonNode minutes = options.path("expire");
    if (isAbsent(minutes)) {
      return Duration.ofMinutes(USUAL_EXPIRY_MINUTES);
    }
    if (!minutes.isIntegralNumber()
        || !minutes.canConvertToInt()
        || minutes.intValue() < 1
        || minutes.intValue() > MAX_EXPIRY_MINUTES) {
      throw ApiException.invalidPayload("options.expire must be whole minutes");
    }
    return Duration.ofMinutes(minutes.intValue());
  }

  private static List<String> signers(JsonNode options) throws ApiException {
    JsonNode given = options.path("signers");
    List<String> signers = new ArrayList<>();
    if (isAbsent(given)) {
      return signers;
    }
    if (!given.isArray() || given.size() > MAX_SIGNERS) {
      throw ApiException.invalidPayload("options.signers must be a list");
    }
    for (JsonNode signer : given) {
      if (!isAddress(signer.asText())) {
        throw ApiException.invalidPayload("options.signers must hold account addresses");
      }
      signers.add(signer.asText());
    }
    return signers;
  }

  private static Optional<String> network(JsonNode options) throws ApiException {
    Optional<String> network = text(options, "force_network", MAX_IDENTIFIER);
    if (network.isPresent() && !NETWORK.matcher(network.get()).matches()) {
      throw ApiException.invalidPayload("options.force_network must be a network's name");
    }
    return network;
  }

  private static CustomMeta meta(JsonNode meta) throws ApiException {
    JsonNode blob = meta.path("blob");
    if (!isAbsent(blob) && (!blob.isObject() || blob.toString().length() > MAX_BLOB)) {
      throw ApiException.invalidPayload("custom_meta.blob must be an object that is not too long");
    }
    return new CustomMeta(
        text(meta, "identifier", MAX_IDENTIFIER),
        blob instanceof ObjectNode given ? Optional.of(given.deepCopy()) : Optional.empty(),
        text(meta, "instruction", MAX_INSTRUCTION));
  }

  private static Optional<String> userToken(JsonNode body) throws ApiException {
    Optional<String> token = text(body, "user_token", MAX_IDENTIFIER);
    try {
      token.ifPresent(UUID::fromString);
    } catch (IllegalArgumentException e) {
      throw ApiException.invalidPayload("user_token must be a UUID");
    }
    return token;
  }

  private static JsonNode object(JsonNode parent, String field) throws ApiException {
    JsonNode value = parent.path(field);
    if (!isAbsent(value) && !value.isObject()) {
      throw ApiException.invalidPayload(field + " must be an object");
    }
    return value;
  }

  private static boolean flag(JsonNode options, String field, boolean otherwise)
      throws ApiException {
    JsonNode value = options.path(field);
    if (!isAbsent(value) && !value.isBoolean()) {
      throw ApiException.invalidPayload("options." + field + " must be true or false");
    }
    return value.asBoolean(otherwise);
  }

  private static Optional<String> text(JsonNode parent, String field, int longest)
      throws ApiException {
    JsonNode value = parent.path(field);
    if (isAbsent(value)) {
      return Optional.empty();
    }
    if (!value.isTextual() || value.textValue().length() > longest) {
      throw ApiException.invalidPayload(
          field + " must be text of at most " + longest + " characters");
    }
    return Optional.of(value.textValue());
  }

  private static boolean isAbsent(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }

  private static boolean isAddress(String text) {
    try {
      return text.length() <= 35
          && AddressCodec.getInstance().isValidClassicAddress(Address.of(text));
    } catch (RuntimeException e) {
      return false;
    }
  }
}
