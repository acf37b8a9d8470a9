package io.ringledger.sandbox.rpc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.sandbox.codec.Codec;

/** A command's answer when it is an error. */
public final class RpcException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient ObjectNode body;

  /** Makes one with the error's own sentence. */
  public RpcException(RpcError error) {
    this(error, error.message());
  }

  /** Makes one with another sentence. */
  public RpcException(RpcError error, String message) {
    this(body(error, message));
  }

  private RpcException(ObjectNode body) {
    super(body.toString());
    this.body = body;
  }

  /** Makes the answer to a submission that is no transaction. */
  static RpcException invalidTransaction(String why) {
    ObjectNode body = Codec.JSON.createObjectNode();
    body.put("error", "invalidTransaction");
    body.put("error_exception", why);
    return new RpcException(body);
  }

  static RpcException missing(String field) {
    return new RpcException(RpcError.INVALID_PARAMS, "Missing field '" + field + "'.");
  }

  static RpcException invalid(String field) {
    return new RpcException(RpcError.INVALID_PARAMS, "Invalid field '" + field + "'.");
  }

  RpcException with(String field, String value) {
    body.put(field, value);
    return this;
  }

  RpcException with(String field, boolean value) {
    body.put(field, value);
    return this;
  }

  /** Returns the error's fields, to be put into the answer. */
  public ObjectNode body() {
    return body;
  }

  private static ObjectNode body(RpcError error, String message) {
    ObjectNode body = Codec.JSON.createObjectNode();
    body.put("error", error.token());
    body.put("error_code", error.code());
    body.put("error_message", message);
    return body;
  }
}
