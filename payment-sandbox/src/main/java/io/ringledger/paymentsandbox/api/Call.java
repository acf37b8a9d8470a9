package io.ringledger.paymentsandbox.api;

import java.util.Optional;

/**
 * A request of the API, read and not yet judged.
 *
 * @param operation what is asked for
 * @param path its path
 * @param id of what; empty where it is about no single thing
 * @param params the form, or the query of a GET
 * @param request the request's own id
 * @param idempotencyKey the key by which a repeat is known
 */
record Call(
    Operation operation,
    String path,
    String id,
    Params params,
    String request,
    Optional<String> idempotencyKey) {}
