package io.ringledger.shared.rest;

import io.ringledger.shared.domain.Outcome.Particular;

/**
 * One thing that is wrong with one field of a request.
 *
 * @param field its name on the wire, nested names joined with dots; {@code body} for the whole
 * @param message what it must be, for people
 */
public record FieldError(String field, String message) {

  static FieldError of(Particular particular) {
    return new FieldError(particular.subject(), particular.detail());
  }
}
