package io.ringledger.sandbox.rpc;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Answers one command. Called while the ledger is locked. */
@FunctionalInterface
interface Command {
  /**
   * Answers a request.
   *
   * @param request the request
   * @return the result, without its status
   * @throws RpcException if the answer is an error
   */
  ObjectNode answer(Request request) throws RpcException;
}
