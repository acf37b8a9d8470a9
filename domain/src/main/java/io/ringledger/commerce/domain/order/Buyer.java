package io.ringledger.commerce.domain.order;

import io.ringledger.shared.domain.UserId;

/**
 * Whose cart and order it is.
 *
 * @param known whether it is a user; otherwise a visitor whom nobody knows
 */
public record Buyer(UserId id, boolean known) {}
