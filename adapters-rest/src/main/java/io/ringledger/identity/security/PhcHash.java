package io.ringledger.identity.security;

import io.ringledger.identity.domain.PasswordHash;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An Argon2id hash taken apart (PHC string format, unpadded base64). */
@SuppressWarnings("ArrayRecordComponent") // Lives for one comparison and is never compared itself.
record PhcHash(Argon2Cost cost, byte[] salt, byte[] tag) {

  private static final Pattern FORM =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,3})"
              + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{16,86})");

  static PhcHash parse(PasswordHash hash) {
    Matcher matcher = FORM.matcher(hash.encoded());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not an Argon2id hash in PHC form");
    }
    Base64.Decoder base64 = Base64.getDecoder();
    return new PhcHash(
        new Argon2Cost(
            Integer.parseInt(matcher.group(1)),
            Integer.parseInt(matcher.group(2)),
            Integer.parseInt(matcher.group(3))),
        base64.decode(matcher.group(4)),
        base64.decode(matcher.group(5)));
  }

  PasswordHash format() {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return new PasswordHash(
        "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
            .formatted(
                cost.memoryKib(),
                cost.passes(),
                cost.lanes(),
                base64.encodeToString(salt),
                base64.encodeToString(tag)));
  }

  @Override
  public String toString() {
    return "PhcHash[redacted]";
  }
}
