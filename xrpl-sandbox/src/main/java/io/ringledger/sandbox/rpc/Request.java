package io.ringledger.sandbox.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.sandbox.codec.Codec;
import java.util.Locale;

/**
 * A command with its parameters.
 *
 * @param command the command's name
 * @param params its parameters
 */
record Request(String command, ObjectNode params) {
  private static final int NEWEST_API = 2;

  int apiVersion() throws RpcException {
    JsonNode version = params.path("api_version");
    if (version.isMissingNode()) {
      return 1;
    }
    if (!version.isIntegralNumber() || version.asInt() < 1 || version.asInt() > NEWEST_API) {
      throw new RpcException(RpcError.INVALID_PARAMS, "invalid_API_version")
          .with("error", "invalid_API_version");
    }
    return version.asInt();
  }

  boolean isNewApi() throws RpcException {
    return apiVersion() > 1;
  }

  boolean has(String field) {
    return params.hasNonNull(field);
  }

  boolean flag(String field) throws RpcException {
    JsonNode value = params.path(field);
    if (value.isMissingNode() || value.isBoolean()) {
      return value.asBoolean();
    }
    if (apiVersion() > 1) {
      throw RpcException.invalid(field);
    }
    return value.asBoolean();
  }

  String text(String field) throws RpcException {
    JsonNode value = params.path(field);
    if (value.isMissingNode() || value.isNull()) {
      throw RpcException.missing(field);
    }
    if (!value.isTextual()) {
      throw RpcException.invalid(field);
    }
    return value.asText();
  }

  /** Accepts a number, or a number written as text, as older clients send it. */
  long number(String field, long otherwise) throws RpcException {
    JsonNode value = params.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return otherwise;
    }
    if (value.isIntegralNumber() && value.canConvertToLong()) {
      return value.asLong();
    }
    try {
      return Long.parseLong(value.isTextual() ? value.asText() : "");
    } catch (NumberFormatException e) {
      throw RpcException.invalid(field);
    }
  }

  /**
   * Reads how many items are wanted and keeps it between what a node gives at least and at most.
   */
  int limit(int usual, int most) throws RpcException {
    long wanted = number("limit", usual);
    if (wanted < 1) {
      throw RpcException.invalid("limit");
    }
    return (int) Math.min(wanted, most);
  }

  String account(String field) throws RpcException {
    String address = text(field);
    if (!Codec.isAddress(address)) {
      throw new RpcException(RpcError.ACCOUNT_MALFORMED);
    }
    return address;
  }

  String hash(String field) throws RpcException {
    String hash = text(field);
    if (!Codec.isHex(hash, 64)) {
      throw RpcException.invalid(field);
    }
    return hash.toUpperCase(Locale.ROOT);
  }
}
