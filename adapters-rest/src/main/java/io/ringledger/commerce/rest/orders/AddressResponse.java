package io.ringledger.commerce.rest.orders;

import io.ringledger.commerce.domain.order.Address;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where somebody lives, or goods go. */
@Schema(name = "OrderAddress")
public record AddressResponse(
    String name,
    String line1,
    @Nullable String line2,
    String city,
    @Nullable String postalCode,
    @Nullable String region,
    String country) {

  static AddressResponse of(Address address) {
    return new AddressResponse(
        address.name(),
        address.line1(),
        address.line2().orElse(null),
        address.city(),
        address.postalCode().orElse(null),
        address.region().orElse(null),
        address.country().code());
  }

  @Override
  public String toString() {
    return "AddressResponse[redacted]";
  }
}
