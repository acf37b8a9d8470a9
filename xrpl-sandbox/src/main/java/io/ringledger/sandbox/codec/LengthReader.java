package io.ringledger.sandbox.codec;

import org.xrpl.xrpl4j.codec.binary.serdes.BinaryParser;

/** xrpl4j's parser with the length prefix of long fields read as the ledger defines it. */
final class LengthReader extends BinaryParser {
  private static final int ONE_BYTE_MOST = 192;
  private static final int TWO_BYTES_FIRST = 193;
  private static final int TWO_BYTES_MOST = 240;
  private static final int THREE_BYTES_FIRST = 241;
  private static final int THREE_BYTES_MOST = 254;
  private static final int TWO_BYTES_LEAST_LENGTH = 193;
  private static final int THREE_BYTES_LEAST_LENGTH = 12_481;

  LengthReader(String hex) {
    super(hex);
  }

  @Override
  public int readVariableLengthLength() {
    int first = readUInt8().intValue();
    if (first <= ONE_BYTE_MOST) {
      return first;
    }
    int second = readUInt8().intValue();
    if (first <= TWO_BYTES_MOST) {
      return TWO_BYTES_LEAST_LENGTH + (first - TWO_BYTES_FIRST) * 256 + second;
    }
    if (first > THREE_BYTES_MOST) {
      throw new IllegalArgumentException("length prefix " + first);
    }
    int third = readUInt8().intValue();
    return THREE_BYTES_LEAST_LENGTH + (first - THREE_BYTES_FIRST) * 65_536 + second * 256 + third;
  }
}
