package io.ringledger.shared.application;

import io.ringledger.shared.domain.Outcome;

/** How an inbound adapter writes an outcome down; called inside the unit of work that stores it. */
@FunctionalInterface
public interface AnswerFormat<T> {

  Answer format(Outcome<T> outcome);
}
