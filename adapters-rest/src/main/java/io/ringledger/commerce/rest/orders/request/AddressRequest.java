package io.ringledger.commerce.rest.orders.request;

import io.ringledger.commerce.domain.Country;
import io.ringledger.commerce.domain.order.Address;
import io.ringledger.shared.rest.Wire;
import io.ringledger.shared.rest.WireForm;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where somebody lives, or goods go. */
public record AddressRequest(
    @NotNull(message = Bounds.GIVEN)
        @Size(min = 1, max = Address.MAX_NAME, message = Bounds.NAME)
        @Wire(WireForm.LINE)
        String name,
    @NotNull(message = Bounds.GIVEN)
        @Size(min = 1, max = Address.MAX_LINE, message = Bounds.LINE)
        @Wire(WireForm.LINE)
        String line1,
    @Nullable @Size(min = 1, max = Address.MAX_LINE, message = Bounds.LINE) @Wire(WireForm.LINE)
        String line2,
    @NotNull(message = Bounds.GIVEN)
        @Size(min = 1, max = Address.MAX_CITY, message = Bounds.NAME)
        @Wire(WireForm.LINE)
        String city,
    @Nullable
        @Size(min = 1, max = Address.MAX_POSTAL_CODE, message = Bounds.POSTAL_CODE)
        @Wire(WireForm.LINE)
        String postalCode,
    @Nullable @Size(min = 1, max = Address.MAX_REGION, message = Bounds.NAME) @Wire(WireForm.LINE)
        String region,
    @NotNull(message = Bounds.GIVEN) @PurchaseText(PurchaseText.Part.COUNTRY) String country) {

  /** The address as the business knows it; the request has been validated. */
  public Address address() {
    return new Address(
        name,
        line1,
        Optional.ofNullable(line2),
        city,
        Optional.ofNullable(postalCode),
        Optional.ofNullable(region),
        new Country(country));
  }

  @Override
  public String toString() {
    return "AddressRequest[redacted]";
  }
}
