package io.ringledger.shared.domain;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class XrplAddressProperties {

  @Property
  void everyAccountHasAnAddress(@ForAll @Size(20) byte[] account) {
    String address = XrplAddressFixtures.encode(0, account);

    assertThat(XrplAddress.parse(address)).map(XrplAddress::value).contains(address);
  }

  @Property
  void anySingleChangedCharacterIsNoticed(
      @ForAll @Size(20) byte[] account,
      @ForAll @IntRange(max = 34) int position,
      @ForAll @IntRange(max = 57) int other) {
    String address = XrplAddressFixtures.encode(0, account);
    char typo = XrplAddressFixtures.ALPHABET.charAt(other);
    Assume.that(position < address.length() && address.charAt(position) != typo);
    String mistyped = address.substring(0, position) + typo + address.substring(position + 1);

    assertThat(XrplAddress.parse(mistyped)).isEmpty();
  }

  @Property
  void aLostAnAddedOrATwistedCharacterIsNoticed(
      @ForAll @Size(20) byte[] account,
      @ForAll @IntRange(max = 33) int position,
      @ForAll @IntRange(max = 57) int other) {
    String address = XrplAddressFixtures.encode(0, account);
    Assume.that(position < address.length() - 1);
    String before = address.substring(0, position);
    String after = address.substring(position + 1);

    assertThat(XrplAddress.parse(before + after)).isEmpty();
    assertThat(
            XrplAddress.parse(
                before + XrplAddressFixtures.ALPHABET.charAt(other) + address.substring(position)))
        .isEmpty();
    String twisted = before + after.charAt(0) + address.charAt(position) + after.substring(1);
    assertThat(XrplAddress.parse(twisted).isPresent()).isEqualTo(twisted.equals(address));
  }

  @Property
  void noTextMakesItThrow(@ForAll String text) {
    assertThat(XrplAddress.parse(text)).isEmpty();
  }
}
