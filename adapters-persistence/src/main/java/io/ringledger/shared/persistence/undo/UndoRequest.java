package io.ringledger.shared.persistence.undo;

/**
 * What an operator asks for.
 *
 * @param target the version to go back to; 0 undoes everything
 * @param discardData whether rows may be lost
 * @param whileConnected whether it may happen under an application that runs
 * @param dryRun only say what would happen
 */
public record UndoRequest(int target, boolean discardData, boolean whileConnected, boolean dryRun) {

  public UndoRequest {
    if (target < 0) {
      throw new IllegalArgumentException("a version is 0 or more: " + target);
    }
  }
}
