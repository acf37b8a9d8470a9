package io.ringledger.identity.security;

/**
 * What one Argon2id hash costs.
 *
 * @param memoryKib memory in KiB
 * @param passes over that memory
 * @param lanes that could be filled at once
 */
record Argon2Cost(int memoryKib, int passes, int lanes) {

  private static final int MAX_MEMORY_KIB = 1 << 20;

  Argon2Cost {
    if (memoryKib < 8 * lanes || memoryKib > MAX_MEMORY_KIB || passes < 1 || lanes < 1) {
      throw new IllegalArgumentException("Argon2 parameters out of bounds");
    }
  }
}
