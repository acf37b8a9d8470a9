package io.ringledger.shared.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Writes answers. The same value is always the same text: members stand in the order of their
 * record, and no setting of the server reaches in here.
 */
public final class WireJson {

  private static final ObjectMapper ANSWERS =
      JsonMapper.builder().propertyNamingStrategy(new SnakeCase()).build();

  private static final ObjectMapper CANONICAL =
      JsonMapper.builder()
          .propertyNamingStrategy(new SnakeCase())
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  private WireJson() {}

  /** The value as JSON text. */
  public static String write(Object value) {
    return write(ANSWERS, value);
  }

  /**
   * What a request says, however it was written down: lower-case hexadecimal SHA-256 over its
   * parsed form as JSON with sorted names. Two bodies that differ in white space, in the order of
   * their members or in members nobody knows have one fingerprint.
   */
  public static String fingerprint(Object request) {
    try {
      byte[] canonical = write(CANONICAL, request).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(canonical));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String write(ObjectMapper mapper, Object value) {
    try {
      return mapper.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of the wire cannot be written", e);
    }
  }
}
